package dev.understudy.lessons.learn;

import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.Lesson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy learn [LESSON]}: a lesson at the terminal, or over a pipe. */
@Command(
        name = "learn",
        description = "Plays a lesson: type Java, and see what the server makes of it.",
        mixinStandardHelpOptions = true)
public final class LearnCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "LESSON",
            description = "Its number or name; without one, the first that is not solved.",
            defaultValue = "")
    private String lesson = "";

    @Option(names = "--plain", description = "In the JDK's own jshell, with check(), hint() and next() as Java.")
    private boolean plain;

    @Option(
            names = "--file",
            arity = "0..1",
            paramLabel = "FOLDER",
            fallbackValue = "understudy-work",
            description = "As files to edit in a folder (./understudy-work), judged when they are saved.")
    private Optional<Path> files = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var course = Course.bundled();
        var progress = Progress.ofUser();
        var found = lesson.isEmpty() ? progress.next(course) : course.find(lesson);
        Lesson chosen = found.orElseThrow(() -> unknown(course));
        if (plain) {
            return StockJshell.ofThisJdk().play(chosen, progress);
        }
        if (files.isPresent()) {
            return watch(new FileLesson(chosen, files.get(), progress, Screen.ofOutput()));
        }
        return Conversation.about(chosen, course, progress).hold();
    }

    private static int watch(FileLesson lesson) {
        try {
            lesson.watch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder could not be watched", e);
        }
        return 0;
    }

    private ParameterException unknown(Course course) {
        String known = course.lessons().stream()
                .map(Lesson::head)
                .map(Lesson.Head::number)
                .collect(Collectors.joining(", "));
        return new ParameterException(
                spec.commandLine(), "There is no lesson " + lesson + "; there are " + known + ".");
    }
}
