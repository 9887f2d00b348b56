package dev.understudy.server.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What a refresh token stands for. The token itself is only kept as a hash.
 *
 * @param clientId the client it was made for, the only one that may use it
 * @param projectId the project of the client
 * @param userSub who granted
 * @param grantId the grant it stands on
 * @param scopes the canonical scopes
 * @param issuedAt when it was made
 * @param usedAt when it was last used: after six idle months it dies
 * @param expiresAt when it dies in any case: seven days after consent for an app in Testing
 */
public record RefreshToken(
        String clientId,
        String projectId,
        String userSub,
        String grantId,
        List<String> scopes,
        Instant issuedAt,
        Instant usedAt,
        Optional<Instant> expiresAt) {

    /** How many months without use end a refresh token (Google, "Using OAuth 2.0 to Access Google APIs"). */
    public static final int IDLE_MONTHS = 6;

    public RefreshToken {
        scopes = List.copyOf(scopes);
    }

    /** When it dies of age: after {@link #expiresAt}, or after {@value #IDLE_MONTHS} months without use. */
    public Instant diesAt() {
        var idle = usedAt.atOffset(ZoneOffset.UTC).plusMonths(IDLE_MONTHS).toInstant();
        return expiresAt.filter(idle::isAfter).orElse(idle);
    }

    /** A copy used at this time. */
    public RefreshToken usedAt(Instant now) {
        return new RefreshToken(clientId, projectId, userSub, grantId, scopes, issuedAt, now, expiresAt);
    }
}
