package dev.understudy.client;

import dev.understudy.client.internal.Answer;
import dev.understudy.client.internal.Call;
import dev.understudy.client.internal.Form;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the server says about an access token.
 *
 * @param audience the client to which it was given
 * @param scopes what it opens
 * @param expiresIn how long it is still good
 * @param email whose it is, if that may be known
 * @param all everything that was said
 */
public record TokenInfo(String audience, Set<String> scopes, Duration expiresIn, Optional<String> email, Json all) {

    /**
     * Asks about the token of these credentials.
     *
     * @throws ReauthorizationNeeded if the token is of no use
     */
    public static TokenInfo of(Credentials credentials) {
        // by POST, so that the token is in no address and in no log of addresses
        Call call = Call.form(
                credentials.surroundings().endpoints().tokenInfo(),
                Form.of("access_token", credentials.accessToken().value()));
        Json json = Wire.patiently(credentials.surroundings(), call, TokenInfo::understand);
        return new TokenInfo(
                json.find("aud").map(Json::text).orElse(""),
                TokenResponse.words(json.find("scope").map(Json::text).orElse("")),
                Duration.ofSeconds(json.find("expires_in").map(Json::number).orElse(0L)),
                json.find("email").map(Json::text),
                json);
    }

    private static Json understand(Answer answer) {
        if (answer.status() != 200) {
            throw new ReauthorizationNeeded(
                    "The server does not know this access token (HTTP status " + answer.status() + ").",
                    "it is expired, revoked, or of another server");
        }
        return answer.json().map(Json::new).orElseThrow(() -> new UnusableAnswer("it is not JSON"));
    }
}
