package dev.understudy.server.consent;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.PkceChallenge;
import dev.understudy.server.model.Project;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An authorization request (RFC 6749 section 4.1.1) that passed every check for which no user is needed.
 *
 * @param client who asks
 * @param project the client's project
 * @param delivery how the answer gets to the client
 * @param issuer the server's own URL, RFC 9207's {@code iss}
 * @param scopes the canonical scopes asked for
 * @param offline whether {@code access_type=offline} was asked for
 * @param prompt which pages must or must not be shown
 * @param state to be repeated in the answer
 * @param loginHint the account the client thinks of: an address or a {@code sub}
 * @param pkce the code challenge
 * @param nonce to be repeated in the id_token
 */
record AuthorizationRequest(
        OAuthClient client,
        Project project,
        CodeDelivery delivery,
        URI issuer,
        List<String> scopes,
        boolean offline,
        Prompt prompt,
        Optional<String> state,
        Optional<String> loginHint,
        Optional<PkceChallenge> pkce,
        Optional<String> nonce) {

    AuthorizationRequest {
        scopes = List.copyOf(scopes);
    }

    /** What users know the app as. */
    String app() {
        return project.consentScreen().appName();
    }
}
