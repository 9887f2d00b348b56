package dev.understudy.lessons.verify;

import dev.understudy.lessons.course.BadLesson;
import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.learn.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy lessons ...}: for who writes lessons. */
@Command(name = "lessons", description = "Lists the lessons, or proves them.", mixinStandardHelpOptions = true)
public final class LessonsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say list or verify; --help tells more.");
    }

    /** Prints every lesson on a line. */
    @Command(name = "list", description = "Lists the lessons.", mixinStandardHelpOptions = true)
    int list() {
        var out = spec.commandLine().getOut();
        var progress = Progress.ofUser();
        for (Lesson lesson : Course.bundled().lessons()) {
            var head = lesson.head();
            String solved = progress.count(lesson) + "/" + lesson.steps().size();
            out.printf("%-28s %2d min  %s solved  %s%n", head.name(), head.minutes(), solved, head.title());
        }
        out.flush();
        return 0;
    }

    /** Proves lessons; 1 if anything is not as they say. */
    @Command(
            name = "verify",
            description = "Plays every lesson: start fails, solution passes, each mistake happens as declared.",
            mixinStandardHelpOptions = true)
    int verify(
            @Parameters(arity = "0..*", paramLabel = "LESSON", description = "Only these.") List<String> names,
            @Option(names = "--folder", paramLabel = "FOLDER", description = "Lessons of your own.")
                    Optional<Path> folder)
            throws IOException {
        var out = spec.commandLine().getOut();
        int problems = 0;
        for (Lesson lesson : chosen(names, folder)) {
            long begun = System.nanoTime();
            var result = Verify.prove(lesson);
            problems += result.problems().size();
            out.printf(
                    "%s  %s: %d checks, %s (%.1f s)%n",
                    result.problems().isEmpty() ? "ok  " : "BAD ",
                    lesson.head().name(),
                    result.checks(),
                    result.problems().isEmpty()
                            ? "all as it says"
                            : result.problems().size() + " problems",
                    (System.nanoTime() - begun) / 1e9);
            result.problems().forEach(problem -> out.println("      " + problem));
            out.flush();
        }
        return problems == 0 ? 0 : 1;
    }

    private List<Lesson> chosen(List<String> names, Optional<Path> folder) throws IOException {
        Course course;
        try {
            course = folder.isPresent() ? Course.in(folder.get()) : Course.bundled();
        } catch (BadLesson e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        if (names == null || names.isEmpty()) {
            return course.lessons();
        }
        return names.stream()
                .map(name -> course.find(name)
                        .orElseThrow(
                                () -> new ParameterException(spec.commandLine(), "There is no lesson " + name + ".")))
                .toList();
    }
}
