package dev.understudy.lessons.print;

import dev.understudy.lessons.check.Clause;
import dev.understudy.lessons.course.Code;
import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.course.Step;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A lesson as it is printed, in Markdown: what to do, the diagrams, and at the end the solutions.
 *
 * @param audience for whom
 */
public record Handout(Audience audience) {

    /** Who reads it. */
    public enum Audience {
        /** Who does the lesson. */
        LEARNER,
        /** Who teaches it: with the notes and the mistakes. */
        INSTRUCTOR
    }

    /** The sheet of one lesson. */
    public String sheet(Lesson lesson) {
        var head = lesson.head();
        var sheet = new Sheet();
        sheet.add("# " + head.number() + " " + head.title());
        sheet.add("*You will " + head.objective() + ". About " + head.minutes() + " minutes."
                + (head.world().isEmpty() ? "" : " There are: " + head.world() + ".") + "*");
        if (!head.headings().isEmpty()) {
            sheet.add("In the founding documents: " + String.join("; ", head.headings()) + ".");
        }
        sheet.add(lesson.intro());
        for (int i = 0; i < lesson.steps().size(); i++) {
            step(lesson, i, sheet);
        }
        sheet.add("## Solutions");
        for (int i = 0; i < lesson.steps().size(); i++) {
            sheet.add(number(lesson, i) + " " + lesson.steps().get(i).title());
            sheet.code(lesson.steps().get(i).solution());
        }
        return sheet.text();
    }

    /** All lessons, after a list of them. */
    public String course(Course course) {
        int minutes = course.lessons().stream()
                .mapToInt(lesson -> lesson.head().minutes())
                .sum();
        String list = course.lessons().stream()
                .map(Lesson::head)
                .map(head -> "- **" + head.number() + "** " + head.title() + ", " + head.minutes() + " min")
                .collect(Collectors.joining("\n"));
        String sheets = course.lessons().stream().map(this::sheet).collect(Collectors.joining("\n\n"));
        return "# The course\n\n" + course.lessons().size() + " lessons, about " + minutes / 60 + " hours.\n\n" + list
                + "\n\n" + sheets;
    }

    private void step(Lesson lesson, int index, Sheet sheet) {
        Step step = lesson.steps().get(index);
        sheet.add("## " + number(lesson, index) + " " + step.title());
        sheet.add(step.task());
        step.start().ifPresent(start -> {
            sheet.add("To begin from:");
            sheet.code(start);
        });
        sheet.add("The server wants to see:");
        sheet.add(step.check().stream().map(Handout::clause).collect(Collectors.joining("\n")));
        step.extras().diagram().ifPresent(diagram -> sheet.fence(Prose.DIAGRAM, diagram));
        sheet.add(step.moral());
        if (audience == Audience.INSTRUCTOR) {
            step.extras().say().ifPresent(say -> sheet.add("> **Say:** " + say.replace("\n", "\n> ")));
            step.mistakes().forEach(mistake -> {
                sheet.add("**Mistake: " + mistake.name() + ".** " + mistake.why());
                sheet.code(mistake.code());
            });
        }
    }

    private static String number(Lesson lesson, int index) {
        return lesson.head().number() + "." + (index + 1);
    }

    private static String clause(Clause clause) {
        return "- `" + clause.text() + "`"
                + clause.details().stream()
                        .map(detail -> "\n  - `" + detail + "`")
                        .collect(Collectors.joining());
    }

    /** Markdown while it is being written. */
    private static final class Sheet {

        private final StringBuilder text = new StringBuilder();

        void add(String markdown) {
            if (!markdown.isEmpty()) {
                text.append(markdown).append("\n\n");
            }
        }

        void code(Code code) {
            fence("java", code.text());
        }

        /** The fence is longer than any in the text. */
        void fence(String info, String content) {
            String marks = IntStream.iterate(4, length -> length + 1)
                    .mapToObj("~"::repeat)
                    .filter(each -> !content.contains(each))
                    .findFirst()
                    .orElseThrow();
            add(String.join("\n", List.of(marks + info, content, marks)));
        }

        String text() {
            return text.toString();
        }
    }
}
