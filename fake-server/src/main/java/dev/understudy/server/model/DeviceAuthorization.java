package dev.understudy.server.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A device that waits for its user's consent (RFC 8628). Its device code is only kept as a hash.
 *
 * @param clientId the client
 * @param projectId the project of the client
 * @param scopes the canonical scopes asked for; once allowed, those that were granted
 * @param userCode what the user types, such as {@code GQVQ-JKEC}
 * @param expiresAt when the codes die
 * @param interval how long the device shall wait between two polls
 * @param polledAt when it last polled
 * @param decision what the user said
 * @param userSub who said so
 * @param grantId the grant it stands on, once allowed
 */
public record DeviceAuthorization(
        String clientId,
        String projectId,
        List<String> scopes,
        String userCode,
        Instant expiresAt,
        Duration interval,
        Optional<Instant> polledAt,
        Decision decision,
        Optional<String> userSub,
        Optional<String> grantId) {

    /** What the user said. */
    public enum Decision {
        /** Nothing yet. */
        PENDING,
        /** Yes. */
        ALLOWED,
        /** No. */
        DENIED,
        /** The user may not: the app is another organization's. */
        ORG_INTERNAL,
        /** The user may not: an administrator forbids it. */
        ADMIN_POLICY_ENFORCED
    }

    public DeviceAuthorization {
        scopes = List.copyOf(scopes);
    }

    /** A copy that was polled at this time. */
    public DeviceAuthorization polled(Instant at, Duration newInterval) {
        return new DeviceAuthorization(
                clientId,
                projectId,
                scopes,
                userCode,
                expiresAt,
                newInterval,
                Optional.of(at),
                decision,
                userSub,
                grantId);
    }

    /** A copy to which this user granted these of its scopes. */
    public DeviceAuthorization allowed(String sub, String grant, List<String> granted) {
        return decided(Decision.ALLOWED, sub, Optional.of(grant), granted);
    }

    /** A copy that this user denied. */
    public DeviceAuthorization denied(String sub) {
        return decided(Decision.DENIED, sub, Optional.empty(), scopes);
    }

    /** A copy whose user may not use the app, for this reason. */
    public DeviceAuthorization refused(String sub, Decision why) {
        return decided(why, sub, Optional.empty(), scopes);
    }

    private DeviceAuthorization decided(Decision said, String sub, Optional<String> grant, List<String> granted) {
        return new DeviceAuthorization(
                clientId, projectId, granted, userCode, expiresAt, interval, polledAt, said, Optional.of(sub), grant);
    }
}
