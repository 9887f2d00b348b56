package dev.understudy.lessons.course;

import dev.understudy.lessons.check.Clause;
import dev.understudy.lessons.check.ClauseReader;
import dev.understudy.lessons.check.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A step while its fences are being read. */
final class StepDraft {

    private static final Set<String> TYPES = Set.of("check", "hint", "expect", "diagram", "say");

    private final String title;
    private final int line;
    private final StringBuilder task = new StringBuilder();
    private final StringBuilder moral = new StringBuilder();
    private final List<String> hints = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final List<Clause> check = new ArrayList<>();
    private Optional<Code> given = Optional.empty();
    private Optional<Code> start = Optional.empty();
    private Optional<Code> solution = Optional.empty();
    private Set<Integer> makes = Set.of();
    private Optional<String> diagram = Optional.empty();
    private Optional<String> say = Optional.empty();
    private Optional<OpenMistake> open = Optional.empty();

    StepDraft(String title, int line) {
        this.title = title;
        this.line = line;
    }

    /** A mistake whose expect has not come yet. */
    private record OpenMistake(String name, Code code) {}

    /** Whether a fence with this info is one of ours; any other is part of the prose. */
    static boolean isTyped(String info) {
        String[] words = info.strip().split("\\s+", 2);
        return TYPES.contains(words[0]) || (words[0].equals("java") && words.length > 1);
    }

    void prose(String markdown) {
        var target = check.isEmpty() ? task : moral;
        target.append(markdown).append("\n\n");
    }

    void fence(String info, String text, int at) {
        String[] words = info.split("\\s+", 2);
        if (!words[0].equals("expect") && open.isPresent()) {
            throw new Unreadable(at, "after 'java mistake " + open.get().name() + "' comes its expect");
        }
        switch (words[0]) {
            case "java" -> java(words[1], new Code(text, at));
            case "check" -> check.addAll(ClauseReader.read(text, at));
            case "hint" -> hints.add(text.strip());
            case "expect" -> expect(text, at);
            case "diagram" -> diagram = Optional.of(text);
            default -> say = Optional.of(text.strip());
        }
    }

    Step step() {
        if (open.isPresent()) {
            throw new Unreadable(open.get().code().line(), "the mistake has no expect");
        }
        if (check.isEmpty()) {
            throw new Unreadable(line, "the step '" + title + "' has no check");
        }
        return new Step(
                title,
                task.toString().strip(),
                given,
                start,
                solution.orElseThrow(() -> new Unreadable(line, "the step '" + title + "' has no java solution")),
                check,
                hints,
                mistakes,
                moral.toString().strip(),
                new Step.Extras(diagram, say, makes),
                line);
    }

    private void java(String info, Code code) {
        String[] words = info.split("\\s+", 2);
        switch (words[0]) {
            case "given" -> given = once(given, code);
            case "start" -> start = once(start, code);
            case "solution" -> {
                solution = once(solution, code);
                makes = makes(words.length > 1 ? words[1] : "", code);
            }
            case "mistake" -> open = Optional.of(new OpenMistake(name(words, code), code));
            default ->
                throw new Unreadable(
                        code.line(), "after 'java' comes given, start, solution or mistake, not '" + words[0] + "'");
        }
    }

    /** The known mistakes that a solution makes on purpose: {@code java solution makes 15 5}. */
    private static Set<Integer> makes(String info, Code code) {
        if (!info.matches("|makes( \\d{1,2})+")) {
            throw new Unreadable(
                    code.line(), "after 'java solution' comes nothing, or the known mistakes it makes: 'makes 15 5'");
        }
        return Stream.of(info.split(" ")).skip(1).map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Code> once(Optional<Code> before, Code code) {
        if (before.isPresent()) {
            throw new Unreadable(code.line(), "a step has one fence of this type, and this is the second");
        }
        return Optional.of(code);
    }

    private static String name(String[] words, Code code) {
        if (words.length < 2) {
            throw new Unreadable(code.line(), "a mistake has a name: 'java mistake the same code twice'");
        }
        return words[1];
    }

    private void expect(String text, int at) {
        var mistake = open.orElseThrow(() -> new Unreadable(at, "expect comes right after a 'java mistake ...'"));
        mistakes.add(Mistake.read(mistake.name(), mistake.code(), new Code(text, at)));
        open = Optional.empty();
    }
}
