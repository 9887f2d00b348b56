package dev.understudy.server.model;

import java.time.Duration;
import java.time.Instant;

/**
 * The end of a grant or of a refresh token before its time.
 *
 * @param at when
 * @param why the cause, in one sentence for learners
 */
public record Ending(Instant at, String why) {

    /** How long Google remembers that a token ended: afterwards it only says {@code Bad Request} (AlphaTiles#107). */
    private static final Duration REMEMBERED = Duration.ofHours(12);

    /** Whether Google has forgotten by now that this token ever was. */
    public boolean isForgotten(Instant now) {
        return now.isAfter(at.plus(REMEMBERED));
    }
}
