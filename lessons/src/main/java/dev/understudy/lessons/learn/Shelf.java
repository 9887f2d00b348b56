package dev.understudy.lessons.learn;

import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.Lesson;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lessons beside the one being played: how far one is, and how to get to another. */
final class Shelf {

    private static final int BAR = 31;

    private final Course course;
    private final Progress progress;
    private final Screen screen;

    Shelf(Course course, Progress progress, Screen screen) {
        this.course = course;
        this.progress = progress;
        this.screen = screen;
    }

    /**
     * A step of a lesson.
     *
     * @param lesson the lesson
     * @param step its place, from 0
     */
    record Place(Lesson lesson, int step) {}

    /** All lessons and how much of each is solved. */
    void list(Lesson current) {
        var lessons = course.lessons();
        if (screen.holds(lessons.size() + 4)) {
            lessons.forEach(lesson -> screen.asIs(entry(lesson, lesson.equals(current), screen.width())));
        } else {
            int rows = (lessons.size() + 1) / 2;
            for (int row = 0; row < rows; row++) {
                screen.asIs(Stream.of(row, row + rows)
                        .filter(place -> place < lessons.size())
                        .map(lessons::get)
                        .map(lesson -> entry(lesson, lesson.equals(current), screen.width() / 2))
                        .collect(Collectors.joining()));
            }
        }
        int solved = lessons.stream().mapToInt(progress::count).sum();
        int steps = lessons.stream().mapToInt(lesson -> lesson.steps().size()).sum();
        screen.gap();
        screen.line("  " + bar(solved, steps) + "  " + solved + " of " + steps + " steps solved");
        screen.line(screen.paint().dim("  :goto 05 begins a lesson, :goto 05.2 at its second step."));
    }

    /** How much of a lesson is solved, its number and its title, so many characters wide. */
    private String entry(Lesson lesson, boolean isCurrent, int width) {
        var paint = screen.paint();
        int count = progress.count(lesson);
        int steps = lesson.steps().size();
        String mark = count == 0 ? "   " : count + "/" + steps;
        String solved = paint.tick() + (paint.symbols() ? "  " : "");
        String name = " " + lesson.head().number() + "  " + lesson.head().title();
        int room = width - 6;
        String fitting = name.length() <= room
                ? name + " ".repeat(room - name.length())
                : name.substring(0, room - 4).stripTrailing() + "... ";
        String shown = isCurrent ? paint.bold(fitting) : fitting;
        return "  " + (count == steps ? solved : paint.dim(mark)) + shown;
    }

    /**
     * Where {@code 05.2}, {@code 05} or, within this lesson, {@code .2} leads.
     *
     * @throws IllegalArgumentException saying what is missing
     */
    Place find(String wanted, Lesson current) {
        String[] parts = wanted.split("\\.", 2);
        Optional<Lesson> lesson = parts[0].isEmpty() ? Optional.of(current) : course.find(parts[0]);
        int step = parts.length < 2 ? 1 : parts[1].matches("\\d") ? Integer.parseInt(parts[1]) : 0;
        return lesson.filter(found ->
                        !wanted.isEmpty() && step >= 1 && step <= found.steps().size())
                .map(found -> new Place(found, step - 1))
                .orElseThrow(() ->
                        new IllegalArgumentException("say where to, such as 05 or 05.2; :list shows what there is"));
    }

    /** The lesson after this one. */
    Optional<Lesson> after(Lesson lesson) {
        return course.lessons().stream()
                .dropWhile(each -> !each.head().name().equals(lesson.head().name()))
                .skip(1)
                .findFirst();
    }

    private static String bar(int part, int whole) {
        int full = whole == 0 ? 0 : (part * BAR + whole - 1) / whole;
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }
}
