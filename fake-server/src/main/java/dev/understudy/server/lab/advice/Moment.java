package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Exchange;
import dev.understudy.server.wire.Fact;
import java.time.Duration;
import java.time.Instant;

/** When things happened. A project's time may travel, so there are two clocks. */
final class Moment {

    private Moment() {}

    /** What time it was for the project. */
    static Instant of(Exchange exchange) {
        return exchange.fact(Fact.PROJECT_TIME).map(Instant::parse).orElse(exchange.at());
    }

    /** How much time passed from one request to another, by the clock for which it was more. */
    static Duration between(Exchange first, Exchange second) {
        var server = Duration.between(first.at(), second.at());
        var project = Duration.between(of(first), of(second));
        return server.compareTo(project) > 0 ? server : project;
    }

    /** Whether a request was sent when the answer to another was there. */
    static boolean isAfter(Exchange first, Exchange second) {
        return !second.at().isBefore(first.at().plus(first.took()));
    }
}
