package dev.understudy.lessons.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Somebody at a terminal: types lines at a program's prompt and waits for what it answers. */
final class Typist implements AutoCloseable {

    /** Without a size, line editors show nothing. */
    private static final String WINDOW = "stty cols 100 rows 40; ";

    private final Process terminal;
    private final Reader screen;

    private Typist(Process terminal) {
        this.terminal = terminal;
        this.screen = terminal.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a program on a terminal of its own, which util-linux's {@code script} makes; progress is kept in this folder. */
    static Typist start(Path folder, List<String> command) throws IOException {
        var quoted = command.stream().map(word -> "'" + word + "'").toList();
        var builder = new ProcessBuilder("script", "-qfec", WINDOW + String.join(" ", quoted), "/dev/null");
        builder.environment().put("NO_COLOR", "1");
        builder.environment().put("TERM", "xterm");
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        return new Typist(builder.redirectErrorStream(true).start());
    }

    /** How long it takes from now until this is on the screen. */
    Duration until(String text) throws IOException {
        long begin = System.nanoTime();
        var seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            int next = screen.read();
            if (next < 0) {
                throw new IOException("the program ended before it showed " + text + ": " + seen);
            }
            seen.append((char) next);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Types a line and Enter. */
    void type(String line) throws IOException {
        terminal.getOutputStream().write((line + "\r").getBytes(StandardCharsets.UTF_8));
        terminal.getOutputStream().flush();
    }

    @Override
    public void close() {
        terminal.descendants().forEach(ProcessHandle::destroyForcibly);
        terminal.destroyForcibly();
    }
}
