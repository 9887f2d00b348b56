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

    /** The verdicts in the order of the clauses. As many from the first on as can hold together do. */
    public static List<Verdict> check(List<Clause> clauses, Evidence evidence, Names names) {
        int held = clauses.size();
        Optional<Names> together = together(clauses, evidence, names);
        while (together.isEmpty()) {
            held--;
            together = together(clauses.subList(0, held), evidence, names);
        }
        var verdicts = new ArrayList<Verdict>();
        clauses.subList(0, held).forEach(clause -> verdicts.add(new Verdict(clause, Optional.empty())));
        Names known = together.get();
        for (Clause clause : clauses.subList(held, clauses.size())) {
            var way = clause.ways(evidence, known).findFirst();
            verdicts.add(new Verdict(
                    clause, way.isPresent() ? Optional.empty() : Optional.of(clause.explain(evidence, known))));
            known = way.orElse(known);
        }
        return verdicts;
    }

    /** Whether the clauses hold together: a name must stand for the same value in all of them. */
    public static boolean holds(List<Clause> clauses, Evidence evidence, Names names) {
        return together(clauses, evidence, names).isPresent();
    }

    /** What the names stand for if these clauses hold together; always something if there are none. */
    private static Optional<Names> together(List<Clause> clauses, Evidence evidence, Names names) {
        if (clauses.isEmpty()) {
            return Optional.of(names);
        }
        var rest = clauses.subList(1, clauses.size());
        return clauses.get(0)
                .ways(evidence, names)
                .flatMap(way -> together(rest, evidence, way).stream())
                .findFirst();
    }
}
