package dev.understudy.lessons.check;

import java.util.List;
import java.util.stream.Stream;

/** One demand of a check. */
public interface Clause {

    /** The first line of the clause as its author wrote it, without the why. */
    String text();

    /** The lines of its conditions. */
    default List<String> details() {
        return List.of();
    }

    /** The line of the lesson's file it begins on. */
    int line();

    /** Every way in which the clause holds, as the names known afterwards, the latest way first; none if it does not. */
    Stream<Names> ways(Evidence evidence, Names names);

    /** Why the clause does not hold, with the nearest thing there is. */
    String explain(Evidence evidence, Names names);
}
