package dev.understudy.server.grant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.model.Profile;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.token.NumericDate;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The times of an assertion: both present, at most an hour apart, and around now.
 *
 * @param profile decides how much two clocks may differ
 * @param now the time of the account's project
 */
record AssertionTimes(Profile profile, Instant now) {

    private static final Duration LONGEST = Duration.ofHours(1);

    void check(CompactJwt jwt) {
        var iat = jwt.claims().path("iat");
        var exp = jwt.claims().path("exp");
        requirePresence(iat, "iat (issued at)");
        requirePresence(exp, "exp (expiration time)");
        var issuedAt = read(iat).orElseThrow(() -> unreasonable("iat is not a time in seconds since 1970."));
        var expiresAt = read(exp).orElseThrow(() -> unreasonable("exp is not a time in seconds since 1970."));
        var skew = profile.clockSkew();
        if (!expiresAt.isAfter(now)) {
            throw unreasonable("The assertion expired at " + expiresAt + ", and it is " + now + " here.");
        }
        if (issuedAt.isAfter(now.plus(skew))) {
            throw unreasonable("The assertion is from the future: iat is " + issuedAt + ", and it is " + now
                    + " here. Compare the clocks.");
        }
        if (expiresAt.isBefore(issuedAt)
                || expiresAt.isAfter(issuedAt.plus(LONGEST).plus(skew))) {
            throw unreasonable("The assertion lives from " + issuedAt + " to " + expiresAt
                    + ": an hour is the longest that Google takes.");
        }
    }

    private Optional<Instant> read(JsonNode node) {
        return profile.takesNumericStrings() ? NumericDate.readLeniently(node) : NumericDate.read(node);
    }

    private static void requirePresence(JsonNode node, String name) {
        if (node.isMissingNode() || node.isNull()) {
            throw OAuthError.INVALID_GRANT
                    .because("Invalid JWT: " + name + " is not set.")
                    .explained("The assertion lacks the claim " + name + ".");
        }
    }

    private OAuthException unreasonable(String why) {
        return OAuthError.INVALID_GRANT
                .because("Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."
                        + profile.words(
                                " Check your iat and exp values in the JWT claim.",
                                " Check your iat and exp values and use a clock with skew to account for clock"
                                        + " differences between systems."))
                .explained(why);
    }
}
