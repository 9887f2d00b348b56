package dev.understudy.client.internal;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * How long to wait between the tries of one call: pauses grow and vary, so that many clients do not come back together, and
 * never add up to more than 30 seconds (C17); a server that says when to come back is heeded within that.
 */
public final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration BUDGET = Duration.ofSeconds(30);

    private final RandomGenerator random;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final int tries;
    private int tried = 1;
    private Duration spent = Duration.ZERO;

    /** For a call that is tried this many times at most. */
    public Backoff(int tries, RandomGenerator random, InstantSource clock, Consumer<Duration> pause) {
        this.tries = tries;
        this.random = random;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Waits for the next try.
     *
     * @param reply the header of the reply that may say for how long, if there was a reply
     * @return false, at once, if enough was tried or it would take too long
     */
    public boolean again(Optional<HttpHeaders> reply) {
        Duration wait = reply.flatMap(this::advice).orElseGet(this::growing);
        if (tried == tries || spent.plus(wait).compareTo(BUDGET) > 0) {
            return false;
        }
        pause.accept(wait);
        spent = spent.plus(wait);
        tried++;
        return true;
    }

    private Duration growing() {
        long base = FIRST.toMillis() << Math.min(tried - 1, 10);
        return Duration.ofMillis(base / 2 + random.nextLong(base));
    }

    /** {@code Retry-After}, which is a number of seconds or a date (RFC 9110 section 10.2.3); anything else is no advice. */
    private Optional<Duration> advice(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .flatMap(value -> value.matches("\\d{1,6}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                        : date(value).map(then -> until(then, headers)));
    }

    /** By the server's own clock, if it tells its time: ours may differ. */
    private Duration until(Instant then, HttpHeaders headers) {
        Instant now = headers.firstValue("Date").flatMap(Backoff::date).orElseGet(clock::instant);
        return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
    }

    private static Optional<Instant> date(String value) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
