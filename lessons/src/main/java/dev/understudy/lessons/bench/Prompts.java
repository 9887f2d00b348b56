package dev.understudy.lessons.bench;

import dev.understudy.lessons.files.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How long a learner waits: for the prompt, and for the value of a line. The stock jshell is measured beside it. */
final class Prompts {

    private static final int STARTS = 5;
    private static final int LINES = 20;

    private final Path script;

    Prompts(Path script) {
        this.script = script;
    }

    /**
     * A program at whose prompt Java is typed.
     *
     * @param name what it is called in the table
     * @param command how it is started
     * @param prompt what it shows when it is ready
     */
    private record Shell(String name, List<String> command, String prompt) {}

    /**
     * The times of one shell, in milliseconds, in ascending order.
     *
     * @param name what it is called
     * @param prompts from its start to its prompt
     * @param firsts from its start to the value of a line that was typed as soon as the prompt was there
     * @param lines from Enter to the value, the first lines left out
     */
    record Times(String name, List<Double> prompts, List<Double> firsts, List<Double> lines) {

        Times {
            prompts = prompts.stream().sorted().toList();
            firsts = firsts.stream().sorted().toList();
            lines = lines.stream().sorted().toList();
        }
    }

    /** Measures both. */
    List<Times> measure() throws IOException {
        var jshell = Path.of(System.getProperty("java.home"), "bin", "jshell").toString();
        return List.of(
                times(new Shell("learn", List.of(script.toString(), "learn", "00"), "00.1> ")),
                times(new Shell("jshell", List.of(jshell), "jshell> ")));
    }

    private static Times times(Shell shell) throws IOException {
        var prompts = new ArrayList<Double>();
        var firsts = new ArrayList<Double>();
        var lines = new ArrayList<Double>();
        try (var folder = TemporaryFolder.of("bench")) {
            for (int i = 0; i < STARTS; i++) {
                long begin = System.nanoTime();
                try (var typist = Typist.start(folder.path(), shell.command())) {
                    typist.until(shell.prompt());
                    prompts.add((System.nanoTime() - begin) / 1e6);
                    firsts.add(prompts.get(i) + line(typist, shell, 400));
                    if (i == STARTS - 1) {
                        // What is slow the first time is slow for the first line only.
                        IntStream.range(0, 3).forEach(warm -> line(typist, shell, 500 + warm));
                        IntStream.range(0, LINES).forEach(number -> lines.add(line(typist, shell, 1_000 + number)));
                    }
                }
            }
        }
        return new Times(shell.name(), prompts, firsts, lines);
    }

    private static double line(Typist typist, Shell shell, int number) {
        try {
            typist.type(number + " + 1");
            double millis = typist.until("==> " + (number + 1)).toNanos() / 1e6;
            typist.until(shell.prompt());
            return millis;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
