package dev.understudy.server.grant;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.User;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a user allowed a client, ready to be turned into tokens.
 *
 * @param client the client
 * @param user the user
 * @param grantId the grant it stands on
 * @param scopes the canonical scopes
 * @param nonce the nonce for the id_token
 * @param issuer the URL under which the server was asked
 * @param now the time of the client's project
 * @param authTime when the user signed in, if the id_token shall tell
 */
record Authorization(
        OAuthClient client,
        User user,
        String grantId,
        List<String> scopes,
        Optional<String> nonce,
        URI issuer,
        Instant now,
        Optional<Instant> authTime) {

    /** One whose id_token does not tell when the user signed in. */
    Authorization(
            OAuthClient client,
            User user,
            String grantId,
            List<String> scopes,
            Optional<String> nonce,
            URI issuer,
            Instant now) {
        this(client, user, grantId, scopes, nonce, issuer, now, Optional.empty());
    }
}
