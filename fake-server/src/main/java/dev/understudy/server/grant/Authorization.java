package dev.understudy.server.grant;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.User;
import dev.understudy.server.wire.Site;
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
 * @param site what the server calls itself
 * @param now the time of the client's project
 * @param authTime when the user signed in, if the id_token shall tell
 * @param openIdRealm the realm whose OpenID 2.0 identifier the id_token shall tell
 */
record Authorization(
        OAuthClient client,
        User user,
        String grantId,
        List<String> scopes,
        Optional<String> nonce,
        Site site,
        Instant now,
        Optional<Instant> authTime,
        Optional<String> openIdRealm) {

    /** One whose id_token does not tell when the user signed in. */
    Authorization(
            OAuthClient client,
            User user,
            String grantId,
            List<String> scopes,
            Optional<String> nonce,
            Site site,
            Instant now) {
        this(client, user, grantId, scopes, nonce, site, now, Optional.empty(), Optional.empty());
    }
}
