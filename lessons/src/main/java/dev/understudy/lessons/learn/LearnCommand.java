package dev.understudy.lessons.learn;

import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.Lesson;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var course = Course.bundled();
        var progress = Progress.ofUser();
        var found = lesson.isEmpty() ? progress.next(course) : course.find(lesson);
        return Conversation.about(found.orElseThrow(() -> unknown(course)), course, progress)
                .hold();
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
