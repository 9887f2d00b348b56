package dev.understudy.server.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an authorization code stands for (RFC 6749 section 4.1.2). The code itself is only kept as a hash.
 *
 * @param clientId the client it was made for
 * @param redirectUri the redirect URI of the authorization request, to be repeated byte for byte
 * @param userSub who granted
 * @param grantId the grant it stands on
 * @param projectId the project of the client
 * @param scopes the canonical scopes of this authorization
 * @param pkce the code challenge, if one was sent
 * @param nonce the nonce for the id_token, if one was sent
 * @param refreshable whether the exchange gives a refresh token
 * @param issuedAt when it was made
 * @param expiresAt when it dies
 * @param authTime when the user signed in, if the client asked to be told
 * @param openIdRealm the realm for which the client wants to know the user's OpenID 2.0 identifier
 */
public record AuthorizationCode(
        String clientId,
        String redirectUri,
        String userSub,
        String grantId,
        String projectId,
        List<String> scopes,
        Optional<PkceChallenge> pkce,
        Optional<String> nonce,
        boolean refreshable,
        Instant issuedAt,
        Instant expiresAt,
        Optional<Instant> authTime,
        Optional<String> openIdRealm) {

    public AuthorizationCode {
        scopes = List.copyOf(scopes);
    }

    /** A code of a request that asks neither when the user signed in nor who they were in OpenID 2.0. */
    public AuthorizationCode(
            String clientId,
            String redirectUri,
            String userSub,
            String grantId,
            String projectId,
            List<String> scopes,
            Optional<PkceChallenge> pkce,
            Optional<String> nonce,
            boolean refreshable,
            Instant issuedAt,
            Instant expiresAt) {
        this(
                clientId,
                redirectUri,
                userSub,
                grantId,
                projectId,
                scopes,
                pkce,
                nonce,
                refreshable,
                issuedAt,
                expiresAt,
                Optional.empty(),
                Optional.empty());
    }
}
