package dev.understudy.client;

import java.util.Optional;

/**
 * The user behind credentials (OpenID Connect Core section 5.3).
 *
 * @param subject who it is: the only lasting name
 * @param email their address, if it was granted
 * @param name their name, if it was granted
 * @param all everything that was said
 */
public record UserInfo(String subject, Optional<String> email, Optional<String> name, Json all) {

    /**
     * Asks whose credentials these are; the scope {@code openid} must have been granted.
     *
     * @throws HttpError if the server does not tell
     * @throws IdTokenInvalid if the answer is about another user than the id_token of these credentials
     */
    public static UserInfo of(UserCredentials credentials) {
        Json json = ApiCalls.get(
                credentials.authorize(), credentials.surroundings().endpoints().userInfo());
        String subject = json.find("sub").map(Json::text).orElse("");
        Optional<String> expected =
                credentials.idToken().flatMap(token -> IdTokenClaims.read(token).subject());
        if (!expected.map(subject::equals).orElse(true)) {
            throw new IdTokenInvalid("sub", "of the user info is another user's than that of the id_token");
        }
        return new UserInfo(
                subject, json.find("email").map(Json::text), json.find("name").map(Json::text), json);
    }
}
