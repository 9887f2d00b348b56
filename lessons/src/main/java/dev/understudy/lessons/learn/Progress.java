package dev.understudy.lessons.learn;

import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.KnownMistake;
import dev.understudy.lessons.course.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which steps were solved. A line is only ever added, so that a crash can lose no more than the last one; what cannot be
 * written is not kept, and the lesson goes on.
 */
public final class Progress {

    private static final String MET = "mistake ";

    private final Path file;
    private final Witness witness;

    private Progress(Path file, Witness witness) {
        this.file = file;
        this.witness = witness;
    }

    /** In the user's own folder. */
    public static Progress ofUser() {
        return in(folder().resolve("progress.txt"));
    }

    /** A file of this name in the same folder. */
    Path beside(String name) {
        return file.resolveSibling(name);
    }

    private static Path folder() {
        String chosen = System.getenv("XDG_DATA_HOME");
        Path data = chosen == null || chosen.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(chosen);
        return data.resolve("understudy");
    }

    /** Nowhere: for who only rehearses. */
    static Progress none() {
        return in(Path.of("/dev/null", "progress.txt"));
    }

    /** In this file. */
    public static Progress in(Path file) {
        return new Progress(file, Witness.NOBODY);
    }

    /** The same, and this witness is told as well. */
    Progress before(Witness other) {
        return new Progress(file, other);
    }

    /** Tells that a step was begun. */
    void begun(Lesson lesson, int step) {
        witness.told(Witness.Event.BEGUN, lesson, step, "");
    }

    /** Tells that a hint was taken. */
    void hinted(Lesson lesson, int step) {
        witness.told(Witness.Event.HINT, lesson, step, "");
    }

    /** Notes that a step was solved. */
    void solved(Lesson lesson, int step) {
        add(line(lesson, step));
        witness.told(Witness.Event.PASSED, lesson, step, "");
    }

    /** Notes that one of the known mistakes was met where somebody is. */
    void met(KnownMistake known, Lesson lesson, int step) {
        met(known.number());
        witness.told(Witness.Event.MISTAKE, lesson, step, known.mistake().name());
    }

    /** Notes that one of the known mistakes was met. */
    void met(int mistake) {
        add(MET + mistake);
    }

    /** How many of the known mistakes were met. */
    int met() {
        return (int) lines().stream().filter(line -> line.startsWith(MET)).count();
    }

    private void add(String line) {
        if (lines().contains(line)) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // Progress is a comfort, not a condition.
        }
    }

    /** Whether this step of the lesson, from 0, was solved. */
    public boolean isSolved(Lesson lesson, int step) {
        return lines().contains(line(lesson, step));
    }

    /** How many steps of the lesson were solved. */
    public int count(Lesson lesson) {
        var all = lines();
        return (int) IntStream.range(0, lesson.steps().size())
                .filter(step -> all.contains(line(lesson, step)))
                .count();
    }

    /** The first lesson that is not solved, else the first. */
    Optional<Lesson> next(Course course) {
        List<Lesson> lessons = course.lessons();
        return lessons.stream()
                .filter(lesson -> count(lesson) < lesson.steps().size())
                .findFirst()
                .or(() -> lessons.stream().findFirst());
    }

    private Set<String> lines() {
        try {
            return Files.exists(file) ? new LinkedHashSet<>(Files.readAllLines(file)) : Set.of();
        } catch (IOException e) {
            return Set.of();
        }
    }

    private static String line(Lesson lesson, int step) {
        return lesson.head().name() + " " + (step + 1);
    }
}
