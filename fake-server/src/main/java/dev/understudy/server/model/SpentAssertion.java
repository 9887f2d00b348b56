package dev.understudy.server.model;

import java.time.Instant;

/**
 * The memory of an assertion by which a client showed who it is: it is good once (RFC 7523 section 3).
 *
 * @param uses how often it came while it was good
 * @param expiresAt when it is forgotten
 */
public record SpentAssertion(int uses, Instant expiresAt) {

    /** Of an assertion that nobody used. */
    public static final SpentAssertion NEVER = new SpentAssertion(0, Instant.MIN);

    /** One use more; after the end of the first assertion its id may be given anew. */
    public SpentAssertion use(Instant now, Instant newExpiresAt) {
        return expiresAt.isAfter(now) ? new SpentAssertion(uses + 1, expiresAt) : new SpentAssertion(1, newExpiresAt);
    }
}
