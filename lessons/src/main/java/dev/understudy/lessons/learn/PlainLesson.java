package dev.understudy.lessons.learn;

import dev.understudy.lessons.check.Checker;
import dev.understudy.lessons.check.Clause;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.course.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A lesson in somebody else's Java: the stock jshell runs the lines and asks here by the verbs {@code check()},
 * {@code hint()}, {@code next()}. What only the learner's session could tell is not judged here.
 */
final class PlainLesson {

    private static final int WIDTH = 80;

    private final Lesson lesson;
    private final Stage stage;
    private final Controls controls;
    private final Progress progress;
    private final Path folder;
    private final Set<Integer> solved = new TreeSet<>();
    private int index;
    private int hints;

    /** This lesson on this stage, its scripts in this folder. */
    PlainLesson(Lesson lesson, Stage stage, Progress progress, Path folder) {
        this.lesson = lesson;
        this.stage = stage;
        this.controls = new Controls(stage);
        this.progress = progress;
        this.folder = folder;
    }

    /** The steps that were solved, from 0. */
    Set<Integer> solved() {
        return solved;
    }

    /** What the learner's Java asked, answered as text. */
    synchronized String answer(String command) {
        Optional<String> moved = controls.take(command);
        if (moved.isPresent()) {
            return moved.get();
        }
        var bytes = new ByteArrayOutputStream();
        var screen = new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), Paint.PLAIN, () -> WIDTH);
        String[] words = command.split("\\s+", 2);
        answer(words[0], words.length > 1 ? words[1].strip() : "", screen);
        return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private void answer(String verb, String argument, Screen screen) {
        switch (verb) {
            case "begin" -> {
                stage.mark();
                progress.begun(lesson, index);
            }
            case ":show" -> new Blackboard(screen).show(lesson, index);
            case ":check" -> check(screen);
            case ":hint" -> hint(screen);
            case ":solution" -> screen.java(step().solution().text());
            case ":next" -> next(screen);
            case ":back" -> restart(Math.max(0, index - 1), screen);
            case ":reset" -> restart(index, screen);
            case ":list" ->
                screen.line("  " + lesson.head().name() + ", step " + (index + 1) + " of "
                        + lesson.steps().size() + "; scripts/understudy lessons list has them all.");
            case ":exchanges" -> new Looks(stage, screen).exchanges(argument);
            case ":diagram" -> new Looks(stage, screen).diagram();
            case ":curl" -> new Looks(stage, screen).curl(argument);
            default ->
                throw new IllegalArgumentException("In the stock jshell there are show(), check(), hint(), solution(),"
                        + " next(), back(), reset(), exchanges(), diagram(), curl(), time(...) and trip(...).");
        }
    }

    private Step step() {
        return lesson.steps().get(index);
    }

    private void check(Screen screen) {
        List<Clause> judged = step().check().stream()
                .filter(clause -> !clause.text().startsWith("value "))
                .toList();
        var verdicts = Checker.check(judged, stage.evidence(expression -> Optional.empty()), stage.names());
        new Blackboard(screen).tell(verdicts);
        if (verdicts.stream().allMatch(Checker.Verdict::holds)) {
            solved.add(index);
            progress.solved(lesson, index);
            boolean last = index == lesson.steps().size() - 1;
            new Blackboard(screen).solved(step(), last ? "and this was the last step: /exit" : "and next() goes on");
        }
    }

    private void hint(Screen screen) {
        List<String> ladder = step().hints();
        if (ladder.isEmpty()) {
            screen.line("  No hint for this step; solution() shows the official lines.");
            return;
        }
        screen.marked("-", ladder.get(Math.min(hints, ladder.size() - 1)));
        progress.hinted(lesson, index);
        hints++;
    }

    private void next(Screen screen) {
        if (!solved.contains(index)) {
            screen.line("  This step is not solved yet; check() says what is missing, solution() shows the lines.");
        } else if (index == lesson.steps().size() - 1) {
            screen.line("  That was the last step of this lesson: /exit leaves.");
        } else {
            index++;
            hints = 0;
            stage.mark();
            progress.begun(lesson, index);
            new Blackboard(screen).show(lesson, index);
            if (step().given().isPresent()) {
                open(JshScript.begin(step()), screen);
            }
        }
    }

    private void restart(int target, Screen screen) {
        index = target;
        hints = 0;
        stage.returnTo(stage.beginning());
        new Blackboard(screen).show(lesson, index);
        progress.begun(lesson, index);
        screen.line("  First type: /reset");
        open(JshScript.upTo(lesson, index), screen);
    }

    private void open(String script, Screen screen) {
        screen.line("  To begin, type: /open " + write("step-" + (index + 1) + ".jsh", script));
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
