package dev.understudy.lessons.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says which clauses hold: a pure function of the clauses and the evidence. */
public final class Checker {

    private Checker() {}

    /**
     * One clause and how it stands.
     *
     * @param clause the clause
     * @param missing why it does not hold; empty if it does
     */
    public record Verdict(Clause clause, Optional<String> missing) {

        /** Whether the clause holds. */
        public boolean holds() {
            return missing.isEmpty();
        }
    }

    /** The verdicts in the order of the clauses. */
    public static List<Verdict> check(List<Clause> clauses, Evidence evidence, Names names) {
        if (allHold(clauses, 0, evidence, names)) {
            return clauses.stream()
                    .map(clause -> new Verdict(clause, Optional.empty()))
                    .toList();
        }
        var verdicts = new ArrayList<Verdict>();
        Names known = names;
        for (Clause clause : clauses) {
            var way = clause.ways(evidence, known).findFirst();
            verdicts.add(new Verdict(
                    clause, way.isPresent() ? Optional.empty() : Optional.of(clause.explain(evidence, known))));
            known = way.orElse(known);
        }
        return verdicts;
    }

    /** Whether the clauses hold together: a name must stand for the same value in all of them. */
    public static boolean holds(List<Clause> clauses, Evidence evidence, Names names) {
        return allHold(clauses, 0, evidence, names);
    }

    private static boolean allHold(List<Clause> clauses, int from, Evidence evidence, Names names) {
        return from == clauses.size()
                || clauses.get(from).ways(evidence, names).anyMatch(way -> allHold(clauses, from + 1, evidence, way));
    }
}
