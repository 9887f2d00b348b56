package dev.understudy.lessons.learn;

import dev.understudy.lessons.check.Checker.Verdict;
import dev.understudy.lessons.course.KnownMistake;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.course.Mistake;
import dev.understudy.lessons.course.Step;
import dev.understudy.lessons.engine.Echo;
import dev.understudy.server.lab.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody playing a lesson, wherever it is shown: lines are run and judged, known mistakes noticed, progress kept. It
 * prints nothing by itself, and is used by one thread at a time.
 */
public final class Play {

    private final Rehearsal rehearsal;
    private final Stage stage;
    private final Progress progress;
    private final Recogniser recogniser;
    private int hints;
    private boolean passed;

    private Play(Rehearsal rehearsal, Stage stage, Progress progress, Recogniser recogniser) {
        this.rehearsal = rehearsal;
        this.stage = stage;
        this.progress = progress;
        this.recogniser = recogniser;
    }

    /** Begins a lesson at this step, from 0, as if the steps before had been solved by their official lines. */
    public static Play begin(Backstage backstage, Lesson lesson, int step, Progress progress) {
        boolean fresh = backstage.isFresh();
        var rehearsal = backstage.rehearse(lesson);
        if (fresh && step == 0) {
            rehearsal.enter(0);
        } else {
            rehearsal.jumpTo(step);
        }
        backstage.session().warmUp();
        var play = new Play(rehearsal, backstage.stage(), progress, backstage.recogniser());
        play.begin();
        return play;
    }

    /**
     * What came of some lines.
     *
     * @param echoes what each snippet gave
     * @param begunAgain whether the session was lost, and the step therefore begun again
     * @param known the known mistakes that showed for the first time
     * @param isNews whether the server saw anything
     */
    public record Turn(List<Echo> echoes, boolean begunAgain, List<KnownMistake> known, boolean isNews) {}

    /**
     * What came of a mistake made on purpose.
     *
     * @param echoes what each of its snippets gave
     * @param verdicts how the clauses stood that say what the server does then
     */
    public record Made(List<Echo> echoes, List<Verdict> verdicts) {}

    /**
     * A hint.
     *
     * @param number its place, from 1
     * @param of how many there are
     * @param text what it says
     */
    public record Hint(int number, int of, String text) {

        /** Whether none comes after. */
        public boolean isLast() {
            return number == of;
        }
    }

    /** The lesson. */
    public Lesson lesson() {
        return rehearsal.lesson();
    }

    /** The step one is at. */
    public Step step() {
        return rehearsal.step();
    }

    /** Its place, from 0. */
    public int index() {
        return rehearsal.index();
    }

    /** Whether no step comes after. */
    public boolean isLast() {
        return rehearsal.isLast();
    }

    /** Whether the step has been solved since it began. */
    public boolean passed() {
        return passed;
    }

    /** The fake that it is played on. */
    public Stage stage() {
        return stage;
    }

    /** How many of the known mistakes were met by now, in all lessons. */
    public int met() {
        return progress.met();
    }

    /** How many known mistakes there are. */
    public int knownMistakes() {
        return recogniser.size();
    }

    /** Runs lines as the learner. */
    public Turn run(String text) {
        int before = stage.exchanges().size();
        var came = rehearsal.run(text);
        if (came.stream().anyMatch(Echo::isEnd)) {
            go(index());
            return new Turn(came, true, List.of(), false);
        }
        List<Exchange> seen = stage.exchanges();
        var fresh = seen.subList(Math.min(before, seen.size()), seen.size());
        return new Turn(came, false, notice(fresh), !fresh.isEmpty());
    }

    /** How the clauses of the step stand; if all hold, the step is solved, and that is noted. */
    public List<Verdict> look() {
        List<Verdict> verdicts = rehearsal.verdicts();
        if (verdicts.stream().allMatch(Verdict::holds)) {
            passed = true;
            progress.solved(lesson(), index());
        }
        return verdicts;
    }

    /** How the clauses stand as far as it can be told while lines are running: nothing is asked of the session. */
    public List<Verdict> glance() {
        return rehearsal.verdictsUnasked();
    }

    /** Makes a mistake on purpose; the server is put back afterwards. */
    public Made make(Mistake mistake) {
        var made = new ArrayList<Made>();
        rehearsal.make(mistake, (came, verdicts) -> {
            made.add(new Made(came, verdicts));
            recogniser.newOnes(stage.exchanges()).forEach(known -> progress.met(known.number()));
        });
        rehearsal.revive();
        return made.get(0);
    }

    /** The next hint, the last one again and again; nothing if the step has none. */
    public Optional<Hint> hint() {
        List<String> ladder = step().hints();
        if (ladder.isEmpty()) {
            return Optional.empty();
        }
        hints = Math.min(hints + 1, ladder.size());
        progress.hinted(lesson(), index());
        return Optional.of(new Hint(hints, ladder.size(), ladder.get(hints - 1)));
    }

    /** Goes on to the next step; true if the official lines had to be run because names they make were missing. */
    public boolean next() {
        boolean replayed = false;
        if (passed) {
            replayed = rehearsal.advance();
        } else {
            rehearsal.jumpTo(index() + 1);
        }
        begin();
        return replayed;
    }

    /** Begins this step, from 0, in a fresh session, as if those before had been solved by their official lines. */
    public void go(int step) {
        rehearsal.jumpTo(step);
        begin();
    }

    private void begin() {
        hints = 0;
        passed = false;
        progress.begun(lesson(), index());
    }

    private List<KnownMistake> notice(List<Exchange> fresh) {
        var known = recogniser.newOnes(fresh);
        known.forEach(each -> progress.met(each, lesson(), index()));
        return known;
    }
}
