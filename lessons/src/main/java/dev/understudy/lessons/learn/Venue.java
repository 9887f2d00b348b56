package dev.understudy.lessons.learn;

import dev.understudy.lessons.course.Course;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where somebody learns: alone, with a fake of their own, or in a class, at its server.
 *
 * @param course the lessons, in the words of the learner's world
 * @param progress where it is noted how one gets on
 * @param stages opens the stage of a lesson
 * @param orders what an instructor wants, since it was asked last
 * @param end when nothing more is learned
 */
record Venue(
        Course course,
        Progress progress,
        Supplier<Stage> stages,
        Supplier<List<ClassPlayground.Order>> orders,
        Runnable end)
        implements AutoCloseable {

    /** Alone: everything is on this machine. */
    static Venue alone() {
        return alone(Course.bundled(), Progress.ofUser());
    }

    /** Alone, with these lessons. */
    static Venue alone(Course course, Progress progress) {
        return new Venue(course, progress, () -> Stage.open(0), List::of, () -> {});
    }

    /**
     * In a class.
     *
     * @throws ClassApi.Silent if its server does not answer
     * @throws ClassApi.Refused if nobody there has this key, or the server is for no class
     */
    static Venue inClass(URI server, String key, Progress progress) {
        var ground = ClassPlayground.join(server, key);
        var original = Course.bundled();
        var witness =
                new ClassWitness(ground.api(), original, progress.beside("class-" + ground.learnerFile() + ".jsonl"));
        return new Venue(
                Course.bundled(ground.renaming()::in),
                progress.before(witness),
                () -> Stage.on(ground),
                ground::orders,
                witness::close);
    }

    @Override
    public void close() {
        end.run();
    }
}
