package dev.understudy.server.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An authorization request between its first page and its answer. What was asked is kept as it came and read anew on
 * every page, so that a client deleted in the meantime is noticed.
 *
 * @param sessionKey the key of the browser session that asked: no other may answer
 * @param parameters the parameters of the authorization request
 * @param userSub the account that was chosen, once it was
 * @param passed the warnings that the user has gone past
 * @param expiresAt when it can no longer be answered
 */
public record PendingAuthorization(
        String sessionKey,
        Map<String, List<String>> parameters,
        Optional<String> userSub,
        Set<Warning> passed,
        Instant expiresAt) {

    /** How long a user may take to answer; Google's own limit is not documented. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    /** The pages that come before the consent page for some apps. */
    public enum Warning {
        /** The out-of-band flow is about to be blocked. */
        OUT_OF_BAND,
        /** Google does not let users go on to the app: this one cannot be passed. */
        BLOCKED,
        /** Google has not verified the app. */
        UNVERIFIED
    }

    public PendingAuthorization {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        passed = Set.copyOf(passed);
    }

    /** A copy in which this account was chosen; what was said to another account counts no more. */
    public PendingAuthorization chosen(String sub) {
        return new PendingAuthorization(sessionKey, parameters, Optional.of(sub), Set.of(), expiresAt);
    }

    /** A copy in which no account is chosen any more. */
    public PendingAuthorization withoutAccount() {
        return new PendingAuthorization(sessionKey, parameters, Optional.empty(), Set.of(), expiresAt);
    }

    /** A copy in which the user has gone past this warning. */
    public PendingAuthorization past(Warning warning) {
        var more = EnumSet.of(warning);
        more.addAll(passed);
        return new PendingAuthorization(sessionKey, parameters, userSub, more, expiresAt);
    }
}
