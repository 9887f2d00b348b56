package dev.understudy.lessons.learn;

import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.engine.Engine;
import dev.understudy.lessons.engine.LearnerClassPath;
import dev.understudy.lessons.files.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The JDK's own {@code jshell} with a lesson in it, on our engine. */
public final class StockJshell {

    private static final int SECONDS_FOR_A_LESSON = 180;

    private final Path jdk;

    private StockJshell(Path jdk) {
        this.jdk = jdk;
    }

    /** The jshell of the JDK that runs this. */
    public static StockJshell ofThisJdk() {
        return of(Path.of(System.getProperty("java.home")));
    }

    /** The jshell of the JDK in this folder. */
    public static StockJshell of(Path jdk) {
        return new StockJshell(jdk);
    }

    /** Plays a lesson at the terminal; gives the tool's exit code. */
    int play(Lesson lesson, Venue venue) {
        return with(lesson, venue, (plain, command, folder) -> {
            System.out.println(plain.answer(":show"));
            System.out.println("  In Java: check(), hint(), next(), solution(); /exit leaves.");
            command.add(
                    write(folder, "begin.jsh", JshScript.begin(lesson.steps().get(0))));
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        });
    }

    /**
     * Runs the official way through a lesson, exported as a script.
     *
     * @return the steps that were solved, from 0
     */
    public Set<Integer> solve(Lesson lesson) {
        return with(lesson, Venue.alone(Course.bundled(), Progress.none()), (plain, command, folder) -> {
            command.addAll(List.of("-s", write(folder, "solved.jsh", JshScript.solved(lesson))));
            var process = new ProcessBuilder(command)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            if (!process.waitFor(SECONDS_FOR_A_LESSON, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return plain.solved();
        });
    }

    private interface Use<T> {
        T of(PlainLesson plain, List<String> command, Path folder) throws IOException, InterruptedException;
    }

    private <T> T with(Lesson lesson, Venue venue, Use<T> use) {
        try {
            try (var folder = TemporaryFolder.of("plain");
                    var stage = venue.stages().get()) {
                var plain = new PlainLesson(lesson, stage, venue.progress(), folder.path());
                try (var desk = Desk.open(plain::answer)) {
                    return use.of(plain, command(stage, desk, folder.path()), folder.path());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while jshell ran", e);
        } catch (IOException e) {
            throw new UncheckedIOException("jshell could not be run from " + jdk, e);
        }
    }

    private List<String> command(Stage stage, Desk desk, Path folder) throws IOException {
        String classPath = LearnerClassPath.get();
        var command = new ArrayList<>(List.of(
                jdk.resolve("bin").resolve("jshell").toString(),
                // The tool finds the engine on its own class path, the lines what they use on theirs.
                "-J-Djava.class.path=" + classPath,
                "--execution",
                Engine.NAME,
                "--class-path",
                classPath,
                "--startup",
                write(folder, "startup.jsh", JshScript.startup())));
        Backstage.options(stage, desk).forEach(option -> command.add("-R" + option));
        return command;
    }

    private static String write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
