package dev.understudy.lessons.learn;

import dev.understudy.lessons.check.Checker.Verdict;
import dev.understudy.lessons.course.KnownMistake;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.course.Step;
import java.util.List;

/** What is written up for the learner: the step, how its clauses stand, and what was learned. */
final class Blackboard {

    private final Screen screen;
    private final Paint paint;

    Blackboard(Screen screen) {
        this.screen = screen;
        this.paint = screen.paint();
    }

    /** A step: what it is about, what to begin from, what the server wants to see. */
    void show(Lesson lesson, int index) {
        Step step = lesson.steps().get(index);
        screen.gap();
        screen.line(paint.accent(lesson.head().number() + "." + (index + 1) + "  " + step.title())
                + paint.dim("  step " + (index + 1) + " of " + lesson.steps().size()));
        screen.gap();
        screen.prose(step.task());
        step.start().ifPresent(start -> {
            screen.gap();
            screen.line(paint.dim("  To begin from:"));
            screen.java(start.text());
        });
        screen.gap();
        screen.line(paint.dim("  The server wants to see:"));
        step.check().forEach(clause -> {
            screen.marked(paint.bullet(), "`" + clause.text() + "`");
            clause.details().forEach(detail -> screen.line("        " + paint.dim(detail)));
        });
        screen.gap();
    }

    /** How the clauses stand; only the first that does not hold is explained. */
    void tell(List<Verdict> verdicts) {
        screen.gap();
        boolean explained = false;
        for (Verdict verdict : verdicts) {
            String text = "`" + verdict.clause().text() + "`";
            screen.marked(verdict.holds() ? paint.tick() : paint.cross(), text);
            if (!explained) {
                verdict.missing().ifPresent(why -> screen.marked(" ", why));
            }
            explained |= !verdict.holds();
        }
        screen.gap();
    }

    /** The step is solved: what that was, and where to go from here. */
    void solved(Step step, String onward) {
        screen.line(paint.good(paint.bold("Solved.")));
        if (!step.moral().isEmpty()) {
            screen.gap();
            screen.prose(step.moral());
        }
        screen.gap();
        int mistakes = step.mistakes().size();
        String wrong = mistakes == 0
                ? ""
                : ":break shows " + (mistakes == 1 ? "one way" : mistakes + " ways") + " to get it wrong, ";
        screen.line(paint.dim("  " + wrong + ":solution the official lines, " + onward + "."));
        screen.gap();
    }

    /** A mistake that many make, and how many of them have been met by now. */
    void known(KnownMistake known, int met, int all) {
        screen.gap();
        screen.line("  " + paint.bold("Known: " + known.mistake().name()));
        screen.line(paint.dim(
                "    mistake " + known.number() + " of the " + all + " most asked about; you have met " + met));
        screen.marked(" ", known.mistake().why());
    }

    /** What a mistake made on purpose has shown. */
    void happened(List<Verdict> verdicts) {
        screen.gap();
        verdicts.forEach(verdict -> screen.marked(
                verdict.holds() ? paint.bullet() : paint.cross(),
                "`" + verdict.clause().text() + "`"));
    }
}
