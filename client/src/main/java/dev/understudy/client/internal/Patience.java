package dev.understudy.client.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Sends again what may be sent again: after a failed connection, 408, 429 and 5xx, up to three more times, with pauses
 * that grow, vary and never add up to more than 30 seconds (C17); a server that says when to come back is heeded within
 * that. Only for calls that do the same twice as once.
 *
 * @param transport what carries
 * @param random varies the pauses, so that many clients do not come back together
 * @param clock what time it is
 * @param pause waits
 */
public record Patience(Transport transport, RandomGenerator random, InstantSource clock, Consumer<Duration> pause) {

    private static final int TRIES = 4;
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration BUDGET = Duration.ofSeconds(30);

    /**
     * Sends a call until it is answered for good.
     *
     * @throws UnsafeAddress if it may not go there; nothing was sent
     * @throws Unreachable if no usable answer came at the last try
     */
    public Answer send(Call call) throws UnsafeAddress, Unreachable {
        Duration spent = Duration.ZERO;
        for (int attempt = 1; ; attempt++) {
            Duration wait = growing(attempt);
            try {
                Answer answer = transport.send(call);
                wait = retryAfter(answer).orElse(wait);
                if (!answer.isTemporary()
                        || attempt == TRIES
                        || spent.plus(wait).compareTo(BUDGET) > 0) {
                    return answer;
                }
            } catch (Unreachable e) {
                if (attempt == TRIES || e.reached() == Unreachable.Reached.MAYBE) {
                    throw e;
                }
            }
            pause.accept(wait);
            spent = spent.plus(wait);
        }
    }

    private Duration growing(int attempt) {
        long base = FIRST.toMillis() << (attempt - 1);
        return Duration.ofMillis(base / 2 + random.nextLong(base));
    }

    /** {@code Retry-After}, which is a number of seconds or a date (RFC 9110 section 10.2.3); anything else is no advice. */
    private Optional<Duration> retryAfter(Answer answer) {
        return answer.header("Retry-After")
                .flatMap(value -> value.matches("\\d{1,6}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                        : date(value).map(then -> until(then, answer)));
    }

    /** By the server's own clock, if it tells its time: ours may differ. */
    private Duration until(Instant then, Answer answer) {
        Instant now = answer.header("Date").flatMap(Patience::date).orElseGet(clock::instant);
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
