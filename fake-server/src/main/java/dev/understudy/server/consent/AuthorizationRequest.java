package dev.understudy.server.consent;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.PkceChallenge;
import dev.understudy.server.model.Project;
import dev.understudy.server.wire.Site;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An authorization request (RFC 6749 section 4.1.1) that passed every check for which no user is needed.
 *
 * @param client who asks
 * @param project the client's project
 * @param delivery how the answer gets to the client
 * @param site what the server calls itself: its issuer is RFC 9207's {@code iss}
 * @param response what the client wants to be given at the redirect
 * @param scopes the canonical scopes asked for
 * @param offline whether {@code access_type=offline} was asked for
 * @param includesGranted whether what was granted earlier shall be included
 * @param prompt which pages must or must not be shown
 * @param state to be repeated in the answer
 * @param hints the account the client thinks of
 * @param pkce the code challenge
 * @param nonce to be repeated in the id_token
 * @param openIdRealm Google's {@code openid.realm}: the realm of which the id_token shall tell the OpenID 2.0 identifier
 */
record AuthorizationRequest(
        OAuthClient client,
        Project project,
        CodeDelivery delivery,
        Site site,
        Set<ResponseType> response,
        List<String> scopes,
        boolean offline,
        boolean includesGranted,
        Prompt prompt,
        Optional<String> state,
        Hints hints,
        Optional<PkceChallenge> pkce,
        Optional<String> nonce,
        Optional<String> openIdRealm) {

    AuthorizationRequest {
        response = Set.copyOf(response);
        scopes = List.copyOf(scopes);
    }

    /** What users know the app as. */
    String app() {
        return project.consentScreen().appName();
    }
}
