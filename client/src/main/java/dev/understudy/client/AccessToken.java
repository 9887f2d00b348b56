package dev.understudy.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What opens an API (RFC 6749 section 1.4).
 *
 * @param value the token itself, secret
 * @param expiresAt when it ends, if the server said so
 */
public record AccessToken(String value, Optional<Instant> expiresAt) {

    /** How long before its end a token is renewed, as Google's libraries do. */
    public static final Duration MARGIN = Duration.ofSeconds(225);

    /** Whether it is still good for longer than {@link #MARGIN}. A token without an end is good until it is refused. */
    public boolean isFresh(Instant now) {
        return expiresAt.map(end -> now.isBefore(end.minus(MARGIN))).orElse(true);
    }

    /** When it ends, not what it is. */
    @Override
    public String toString() {
        return "AccessToken[expiresAt=" + expiresAt.map(Instant::toString).orElse("not said") + "]";
    }
}
