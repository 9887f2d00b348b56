package dev.understudy.client;

import java.time.Instant;
import java.util.Optional;

/**
 * An id_token that was found to be true.
 *
 * @param subject who the user is: the only lasting name, never an e-mail address
 * @param email their address, if it was asked for
 * @param hostedDomain their Workspace domain, if they have one
 * @param expiresAt when it ends
 * @param claims all it says
 */
public record IdToken(
        String subject, Optional<String> email, Optional<String> hostedDomain, Instant expiresAt, Json claims) {

    static IdToken of(IdTokenClaims claims) {
        var json = new Json(claims.claims());
        return new IdToken(
                claims.subject().orElseThrow(),
                json.find("email").map(Json::text),
                json.find("hd").map(Json::text),
                claims.time("exp"),
                json);
    }
}
