package dev.understudy.lessons.verify;

import dev.understudy.lessons.course.Code;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.course.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be seen of a lesson without playing it. */
final class Rules {

    private static final int MOST_WORDS = 700;
    /** What both jshells import by themselves has classes of these names: declaring one would be ambiguous there. */
    private static final Set<String> TAKEN =
            Set.of("Flow", "Calendar", "Proxy", "Authenticator", "Preferences", "Record", "Module");

    /** What goes on with a line that was over for who reads line by line. */
    private static final Pattern GOES_ON = Pattern.compile("^\\s*(?:\\.|\\+(?!\\+)|&&|\\|\\||[?:]\\s)");

    /** Outside of backticks a pair of asterisks, or a backslash. */
    private static final Pattern CHANGED = Pattern.compile("^(?:[^`]|`[^`]*`)*?(?:\\*\\S[^`]*\\*|\\\\)");

    private static final Pattern DECLARES = Pattern.compile("\\b(?:class|record|interface|enum)\\s+(\\w+)");

    private final Lesson lesson;
    private final List<Problem> problems = new ArrayList<>();

    private Rules(Lesson lesson) {
        this.lesson = lesson;
    }

    /** What is wrong with the lesson as it is written. */
    static List<Problem> check(Lesson lesson) {
        var rules = new Rules(lesson);
        rules.lesson();
        lesson.steps().forEach(rules::step);
        return rules.problems;
    }

    private void lesson() {
        int steps = lesson.steps().size();
        if (steps < 2 || steps > 7) {
            problem(1, "a lesson has 2 to 7 steps, this one has " + steps);
        }
        if (lesson.steps().stream().allMatch(step -> step.mistakes().isEmpty())) {
            problem(1, "no mistake: every lesson provokes at least one on purpose");
        }
        if (lesson.head().documents().isEmpty()) {
            problem(1, "no 'documents: ...': say which founding documents the lesson covers, or 'none'");
        }
        long words = Stream.concat(
                        Stream.of(lesson.intro()),
                        lesson.steps().stream().flatMap(step -> Stream.of(step.task(), step.moral())))
                .mapToLong(text -> text.split("\\s+").length)
                .sum();
        if (words > MOST_WORDS) {
            problem(1, words + " words; " + MOST_WORDS + " are the most");
        }
    }

    private void step(Step step) {
        if (step.hints().isEmpty() || step.hints().size() > 3) {
            problem(
                    step.line(),
                    "a step has 1 to 3 hints, this one has " + step.hints().size());
        }
        if (step.hints().stream().anyMatch(String::isBlank)) {
            problem(step.line(), "a hint is empty");
        }
        if (step.hints().stream().anyMatch(hint -> CHANGED.matcher(hint).find())) {
            problem(step.line(), "Markdown takes * and \\ out of a hint: put the code between backticks");
        }
        if (step.hints().stream()
                .anyMatch(hint -> hint.strip().equals(step.solution().text().strip()))) {
            problem(step.line(), "a hint is the solution itself");
        }
        if (step.start().isEmpty()) {
            problem(step.line(), "no 'java start': a line to begin from");
        }
        code(step).forEach(this::code);
    }

    private void code(Code code) {
        var lines = code.text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (GOES_ON.matcher(lines.get(i)).find()) {
                problem(
                        code.line() + i,
                        "the plain jshell takes the line before for whole: let that one end with what this begins with,"
                                + " a dot or an operator");
            }
        }
        DECLARES.matcher(code.text())
                .results()
                .map(found -> found.group(1))
                .filter(TAKEN::contains)
                .forEach(name -> problem(code.line(), "the name " + name + " is taken in one jshell or another"));
    }

    private static Stream<Code> code(Step step) {
        return Stream.of(
                        step.given().stream(),
                        step.start().stream(),
                        Stream.of(step.solution()),
                        step.mistakes().stream().map(mistake -> mistake.code()))
                .flatMap(codes -> codes);
    }

    private void problem(int line, String text) {
        problems.add(new Problem(lesson.head().file(), line, text));
    }
}
