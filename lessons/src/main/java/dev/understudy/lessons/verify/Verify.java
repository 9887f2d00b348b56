package dev.understudy.lessons.verify;

import dev.understudy.lessons.check.Checker.Verdict;
import dev.understudy.lessons.course.Code;
import dev.understudy.lessons.course.KnownMistake;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.course.Mistake;
import dev.understudy.lessons.course.MistakeBook;
import dev.understudy.lessons.course.Step;
import dev.understudy.lessons.engine.Echo;
import dev.understudy.lessons.learn.Backstage;
import dev.understudy.lessons.learn.Rehearsal;
import dev.understudy.lessons.learn.Stage;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Plays a lesson to prove it. For each step: the start must not pass, every mistake must happen as declared, the
 * solution must pass; the server is put back between them. Then each step must pass once more after nothing but
 * official lines.
 */
public final class Verify {

    private final Lesson lesson;
    private final Backstage backstage;
    private final Rehearsal rehearsal;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> idle = new ArrayList<>();
    private IdleClauses watched = new IdleClauses(List.of());
    private int checks;

    private Verify(Lesson lesson, Backstage backstage) {
        this.lesson = lesson;
        this.backstage = backstage;
        this.rehearsal = backstage.rehearse(lesson);
    }

    /**
     * What came of a lesson.
     *
     * @param lesson the lesson
     * @param checks how much was played
     * @param problems what is not as it says
     * @param idle clauses that could be left out without anybody being told anything else
     */
    public record Result(Lesson lesson, int checks, List<Problem> problems, List<Problem> idle) {}

    /** Proves a lesson. */
    public static Result prove(Lesson lesson) {
        return prove(lesson, stage -> {});
    }

    /** Proves a lesson, and lets somebody look at the stage before it is closed. */
    static Result prove(Lesson lesson, Consumer<Stage> afterwards) {
        var problems = new ArrayList<>(Rules.check(lesson));
        try (var backstage = Backstage.open(OutputStream.nullOutputStream(), InputStream.nullInputStream())) {
            var verify = new Verify(lesson, backstage);
            try {
                verify.play();
            } catch (Rehearsal.Broken e) {
                verify.problem(e.line(), e.reason());
            }
            problems.addAll(verify.problems);
            afterwards.accept(backstage.stage());
            return new Result(lesson, verify.checks, problems, verify.idle);
        }
    }

    /** Proves that each of the known mistakes is known by what it makes the server answer. */
    public static Result prove(MistakeBook book) {
        try (var backstage = Backstage.open(OutputStream.nullOutputStream(), InputStream.nullInputStream())) {
            var verify = new Verify(book.asLesson(), backstage);
            verify.rehearsal.enter(0);
            verify.rehearsal.step().mistakes().forEach(verify::mistake);
            return new Result(verify.lesson, verify.checks, verify.problems, verify.idle);
        }
    }

    private void play() {
        for (int i = 0; i < lesson.steps().size(); i++) {
            rehearsal.enter(i);
            Step step = rehearsal.step();
            watched = new IdleClauses(step.check());
            look();
            step.start().ifPresent(this::start);
            step.mistakes().forEach(this::mistake);
            rehearsal.rewind();
            solution(step);
            look();
            alarms(step);
            watched.alwaysHeld()
                    .forEach(clause -> problem(
                            clause.line(),
                            "the clause '" + clause.text()
                                    + "' is idle: it held before the start, after it, after every mistake and"
                                    + " snippet"));
            watched.neverMissed()
                    .forEach(clause -> idle.add(new Problem(
                            lesson.head().file(),
                            clause.line(),
                            "nobody would miss the clause '" + clause.text() + "': no mistake trips it alone")));
        }
        again();
    }

    /** Each step in a session that has seen only the official lines before it, as after a jump to it. */
    private void again() {
        rehearsal.jumpTo(0);
        solution(rehearsal.step());
        for (int i = 1; i < lesson.steps().size(); i++) {
            rehearsal.enter(i);
            solution(rehearsal.step());
        }
    }

    private void start(Code code) {
        checks++;
        rehearsal.rewind();
        rehearsal.run(code.text(), this::look);
        look();
        if (rehearsal.verdicts().stream().allMatch(Verdict::holds)) {
            problem(code.line(), "the start already passes the check");
        }
        rehearsal.revive();
    }

    private void mistake(Mistake mistake) {
        checks++;
        rehearsal.make(mistake, (echoes, verdicts) -> {
            look();
            verdicts.stream()
                    .filter(verdict -> !verdict.holds())
                    .forEach(verdict -> problem(
                            verdict.clause().line(),
                            "the mistake '" + mistake.name() + "' does not happen so: "
                                    + verdict.missing().orElse("") + complaints(echoes)));
        });
        rehearsal.revive();
    }

    private void solution(Step step) {
        checks++;
        List<Echo> echoes = rehearsal.run(step.solution().text(), this::look);
        if (echoes.stream().anyMatch(echo -> !echo.isGood())) {
            problem(step.solution().line(), "the solution fails" + complaints(echoes));
        }
        rehearsal.verdicts().stream()
                .filter(verdict -> !verdict.holds())
                .forEach(verdict -> problem(
                        verdict.clause().line(),
                        "the solution does not pass: " + verdict.missing().orElse("")));
    }

    private void look() {
        watched.look(rehearsal.judge());
    }

    /** Who does as the lesson says is told of no mistake but those that the solution makes on purpose, and of these. */
    private void alarms(Step step) {
        var made =
                backstage.newKnownMistakes().stream().map(KnownMistake::number).toList();
        var meant = step.extras().makes();
        made.stream()
                .filter(number -> !meant.contains(number))
                .forEach(number -> problem(
                        step.solution().line(),
                        "the solution makes known mistake " + number + "; if on purpose, say 'java solution makes "
                                + number + "'"));
        meant.stream()
                .filter(number -> !made.contains(number))
                .forEach(number -> problem(step.solution().line(), "the solution does not make mistake " + number));
    }

    private void problem(int line, String text) {
        problems.add(new Problem(lesson.head().file(), line, text));
    }

    private static String complaints(List<Echo> echoes) {
        var text = new StringBuilder();
        echoes.stream()
                .filter(echo -> !echo.isGood())
                .forEach(echo -> text.append("; ")
                        .append(echo.kind())
                        .append(": ")
                        .append(echo.text().replace("\n", " / ")));
        return text.toString();
    }
}
