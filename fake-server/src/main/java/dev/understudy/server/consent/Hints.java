package dev.understudy.server.consent;

import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.UnverifiedClaims;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which account the client thinks of, and how recent the sign-in must be.
 *
 * @param account an address or a {@code sub}: {@code login_hint}, or whom {@code id_token_hint} is about
 * @param authuser the place among the accounts that are signed in; Google's, from memory
 * @param maxAge how long ago the user may have signed in (OpenID Connect Core section 3.1.2.1)
 */
record Hints(Optional<String> account, Optional<Integer> authuser, Optional<Duration> maxAge) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    /** Below this a number is a place in the list; Google also takes an address there. */
    private static final int MAX_AUTHUSER_DIGITS = 3;

    /** Reads the parameters. */
    static Hints read(Params params) {
        var authuser = params.find("authuser");
        return new Hints(
                params.find("login_hint")
                        .or(() -> params.find("id_token_hint").flatMap(Hints::subject))
                        .or(() -> authuser.filter(value -> value.contains("@"))),
                authuser.filter(value -> value.length() <= MAX_AUTHUSER_DIGITS
                                && NUMBER.matcher(value).matches())
                        .map(Integer::valueOf),
                params.find("max_age").map(Hints::seconds));
    }

    private static Duration seconds(String value) {
        if (!NUMBER.matcher(value).matches()) {
            throw Refusal.of(
                    OAuthError.INVALID_REQUEST, "Invalid parameter value for max_age: Invalid max_age: " + value);
        }
        return Duration.ofSeconds(Long.parseLong(value));
    }

    /** Only a hint: it names an account and proves nothing, so its signature does not matter. */
    private static Optional<String> subject(String idToken) {
        return UnverifiedClaims.of(idToken).flatMap(claims -> UnverifiedClaims.text(claims, "sub"));
    }
}
