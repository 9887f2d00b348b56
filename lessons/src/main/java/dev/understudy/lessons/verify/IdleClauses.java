package dev.understudy.lessons.verify;

import dev.understudy.lessons.check.Checker.Verdict;
import dev.understudy.lessons.check.Clause;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Finds clauses that check nothing: they held whenever they were looked at before the step was solved. Nothing in the
 * lesson would show if such a clause were missing.
 */
final class IdleClauses {

    private final Set<Clause> failed = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Notes how clauses stood at some moment. */
    void saw(List<Verdict> verdicts) {
        verdicts.stream()
                .filter(verdict -> !verdict.holds())
                .map(Verdict::clause)
                .forEach(failed::add);
    }

    /** Those of these clauses that never failed. */
    List<Clause> of(List<Clause> clauses) {
        return clauses.stream().filter(clause -> !failed.contains(clause)).toList();
    }
}
