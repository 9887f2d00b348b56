package dev.understudy.lessons.learn;

import dev.understudy.lessons.course.Code;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.course.Step;
import java.util.ArrayList;
import java.util.List;

/** A lesson as scripts of the stock {@code jshell}. */
final class JshScript {

    /** After this line the server's judging begins. */
    private static final String BEGIN = "begin();";

    private JshScript() {}

    /** What the tool loads first: our imports in the place of its own. */
    static String startup() {
        return text(Backstage.STARTUP);
    }

    /** Brings a fresh tool to the beginning of a step: the official lines of all steps before it, and what it is given. */
    static String upTo(Lesson lesson, int index) {
        var lines = new ArrayList<String>();
        for (Step step : lesson.steps().subList(0, index)) {
            step.given().map(Code::text).ifPresent(lines::add);
            lines.add(step.solution().text());
        }
        lines.add(begin(lesson.steps().get(index)));
        return text(lines);
    }

    /** Brings a tool that has solved the step before to the beginning of this one. */
    static String begin(Step step) {
        var lines = new ArrayList<String>();
        step.given().map(Code::text).ifPresent(lines::add);
        lines.add(BEGIN);
        return text(lines);
    }

    /** The official way through a lesson, checked after each step. */
    static String solved(Lesson lesson) {
        var lines = new ArrayList<String>();
        for (Step step : lesson.steps()) {
            lines.add(begin(step));
            lines.add(step.solution().text());
            lines.add("check();");
            lines.add("next();");
        }
        lines.add("/exit");
        return text(lines);
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
