package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Exchange;
import java.util.Arrays;
import java.util.List;

/**
 * One occasion on which an app broke a rule.
 *
 * @param client which client, or service account; empty if it could not be told
 * @param what what was seen, in one sentence without secrets; sightings of one client in the same words are one finding
 * @param exchanges the numbers of the exchanges
 */
record Sighting(String client, String what, List<Long> exchanges) {

    Sighting {
        exchanges = List.copyOf(exchanges);
    }

    static Sighting of(String what, Seen... where) {
        return of(what, Arrays.asList(where));
    }

    static Sighting of(String what, List<? extends Seen> where) {
        return of(
                where.get(where.size() - 1).client(),
                what,
                where.stream().map(Seen::exchange).toList());
    }

    static Sighting of(String client, String what, List<Exchange> where) {
        return new Sighting(client, what, where.stream().map(Exchange::number).toList());
    }
}
