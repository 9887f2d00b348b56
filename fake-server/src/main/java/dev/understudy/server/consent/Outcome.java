package dev.understudy.server.consent;

import dev.understudy.server.wire.Fact;
import java.util.List;

/**
 * How an authorization request ended.
 *
 * @param answer what the client is told
 * @param facts what the journal is told
 */
record Outcome(Answer answer, List<Fact> facts) {

    Outcome {
        facts = List.copyOf(facts);
    }
}
