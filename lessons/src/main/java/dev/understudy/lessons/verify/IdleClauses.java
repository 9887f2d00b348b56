package dev.understudy.lessons.verify;

import dev.understudy.lessons.check.Checker.Verdict;
import dev.understudy.lessons.check.Clause;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds clauses that check nothing. A step's check is looked at before the start, after every snippet of it, after every
 * mistake and after every snippet of the solution, each time also with one of its clauses left out, in turn.
 */
final class IdleClauses {

    private final List<Clause> check;
    private final Set<Clause> failed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Clause> missed = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Watches this check. */
    IdleClauses(List<Clause> check) {
        this.check = check;
    }

    /** Looks at the check, and at what is left of it, as they stand now. */
    void look(Function<List<Clause>, List<Verdict>> judge) {
        List<Verdict> verdicts = judge.apply(check);
        verdicts.stream()
                .filter(verdict -> !verdict.holds())
                .map(Verdict::clause)
                .forEach(failed::add);
        var told = told(verdicts);
        check.stream()
                .filter(clause -> !missed.contains(clause))
                .filter(clause -> !told.equals(told(judge.apply(without(clause)))))
                .forEach(missed::add);
    }

    /** The clauses that held every time. */
    List<Clause> alwaysHeld() {
        return check.stream().filter(clause -> !failed.contains(clause)).toList();
    }

    /** The clauses without which everybody would have been told the same every time: that others imply them. */
    List<Clause> neverMissed() {
        return check.stream()
                .filter(clause -> failed.contains(clause) && !missed.contains(clause))
                .toList();
    }

    /** What the learner is told: why the first clause that does not hold does not; nothing once all hold. */
    private static Optional<String> told(List<Verdict> verdicts) {
        return verdicts.stream().flatMap(verdict -> verdict.missing().stream()).findFirst();
    }

    private List<Clause> without(Clause one) {
        return check.stream().filter(clause -> clause != one).toList();
    }
}
