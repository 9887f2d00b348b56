package dev.understudy.lessons.learn;

import dev.understudy.lessons.check.Checker;
import dev.understudy.lessons.check.Checker.Verdict;
import dev.understudy.lessons.check.Clause;
import dev.understudy.lessons.course.Code;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.course.Mistake;
import dev.understudy.lessons.course.Step;
import dev.understudy.lessons.engine.Echo;
import dev.understudy.lessons.engine.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One lesson being played: the fake, the session and the step one is at. It prints nothing by itself. */
public final class Rehearsal {

    private static final Pattern DECLARED = Pattern.compile("(?m)^(?:var|String|URI|Reply|int)\\s+(\\w+)\\s*=");

    private final Lesson lesson;
    private final Stage stage;
    private final Session session;
    private final Valve valve;
    private final Stage.Moment beginning;
    private Stage.Moment stepBegin;
    private int index;

    /** The lesson's own lines do not run. */
    public static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final String reason;

        Broken(int line, String reason) {
            super("line " + line + ": " + reason);
            this.line = line;
            this.reason = reason;
        }

        /** The line of the lesson's file. */
        public int line() {
            return line;
        }

        /** What is wrong. */
        public String reason() {
            return reason;
        }
    }

    Rehearsal(Lesson lesson, Stage stage, Session session, Valve valve) {
        this.lesson = lesson;
        this.stage = stage;
        this.session = session;
        this.valve = valve;
        this.beginning = stage.beginning();
        this.stepBegin = beginning;
    }

    /** The lesson. */
    public Lesson lesson() {
        return lesson;
    }

    /** The step one is at. */
    public Step step() {
        return lesson.steps().get(index);
    }

    /** Its place, from 0. */
    public int index() {
        return index;
    }

    /** Whether no step comes after. */
    public boolean isLast() {
        return index == lesson.steps().size() - 1;
    }

    /** Runs lines as the learner. */
    public List<Echo> run(String text) {
        return session.run(text);
    }

    /** As {@link #run}, and lets somebody look after each snippet but the last. */
    public List<Echo> run(String text, Runnable between) {
        var echoes = new ArrayList<Echo>();
        List<String> snippets = session.split(text);
        for (int i = 0; i < snippets.size() && echoes.stream().allMatch(Echo::isGood); i++) {
            echoes.addAll(run(snippets.get(i)));
            if (i < snippets.size() - 1) {
                between.run();
            }
        }
        return echoes;
    }

    /** How the clauses of the step stand. */
    public List<Verdict> verdicts() {
        return verdicts(step().check());
    }

    /** As {@link #verdicts()}, without asking the session anything, which may be busy. */
    List<Verdict> verdictsUnasked() {
        return Checker.check(step().check(), stage.evidence(expression -> Optional.empty()), stage.names());
    }

    private List<Verdict> verdicts(List<Clause> clauses) {
        return judge().apply(clauses);
    }

    /** Judges any clauses by how things stand now; the session is asked the same thing once only. */
    public Function<List<Clause>, List<Verdict>> judge() {
        var known = new HashMap<String, Optional<String>>();
        var evidence = stage.evidence(expression -> known.computeIfAbsent(expression, session::probe));
        return clauses -> Checker.check(clauses, evidence, stage.names());
    }

    /** Goes on to the next step; true if the official lines had to be run because names they make were missing. */
    public boolean advance() {
        boolean complete = session.isAlive() && session.names().containsAll(declared(step().solution()));
        if (!complete) {
            jumpTo(index + 1);
            return true;
        }
        enter(index + 1);
        return false;
    }

    /** Begins a step in a fresh session, as if every step before had been solved by its official lines. */
    public void jumpTo(int target) {
        stage.returnTo(beginning);
        session.restart();
        valve.shutWhile(() -> {
            for (int i = 0; i < target; i++) {
                lesson.steps().get(i).given().ifPresent(this::must);
                must(lesson.steps().get(i).solution());
            }
        });
        enter(target);
    }

    /**
     * Makes a mistake on the stage as it was when the step began, lets this look at it, and puts everything back.
     *
     * @param look is given what came of the lines and how the expected clauses stand
     */
    public void make(Mistake mistake, BiConsumer<List<Echo>, List<Verdict>> look) {
        stage.aside(() -> {
            rewind();
            var echoes = session.run(mistake.code().text());
            look.accept(echoes, verdicts(mistake.expect()));
        });
    }

    /** Goes back to the beginning of the step if the session's JVM was lost. */
    public void revive() {
        if (!session.isAlive()) {
            jumpTo(index);
        }
    }

    /** The server as it was when the step began, with nothing recorded since. */
    public void rewind() {
        stage.returnTo(stepBegin);
        stage.mark();
    }

    /** Begins a step in the session as it is. */
    public void enter(int target) {
        index = target;
        valve.shutWhile(() -> step().given().ifPresent(this::must));
        stage.mark();
        stepBegin = stage.moment();
    }

    private void must(Code code) {
        for (Echo echo : session.run(code.text())) {
            if (!echo.isGood()) {
                throw new Broken(code.line(), "the lesson's own lines fail: " + echo.text());
            }
        }
    }

    private static List<String> declared(Code code) {
        return DECLARED.matcher(code.text())
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
