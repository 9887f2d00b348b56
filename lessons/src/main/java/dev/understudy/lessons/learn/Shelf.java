package dev.understudy.lessons.learn;

import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.Lesson;
import java.util.Optional;

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
        var paint = screen.paint();
        int solved = 0;
        int steps = 0;
        for (Lesson lesson : course.lessons()) {
            int count = progress.count(lesson);
            boolean whole = count == lesson.steps().size();
            String mark = whole
                    ? paint.tick()
                    : count > 0 ? paint.dim(count + "/" + lesson.steps().size()) : " ";
            String pad = " ".repeat(whole || count == 0 ? 3 - (paint.symbols() || count == 0 ? 1 : 3) : 0);
            String line = "  " + mark + pad + " " + lesson.head().number() + "  "
                    + lesson.head().title();
            screen.line(lesson.equals(current) ? paint.bold(line) : line);
            solved += count;
            steps += lesson.steps().size();
        }
        screen.gap();
        screen.line("  " + bar(solved, steps) + "  " + solved + " of " + steps + " steps solved");
        screen.line(paint.dim("  :goto 05 begins a lesson, :goto 05.2 at its second step."));
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
        int full = whole == 0 ? 0 : part * BAR / whole;
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }
}
