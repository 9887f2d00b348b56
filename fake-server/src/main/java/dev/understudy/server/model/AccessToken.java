package dev.understudy.server.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an access token stands for. The token itself is only kept as a hash.
 *
 * @param clientId the OAuth client, or the service account's numeric id
 * @param projectId the project of the client or service account
 * @param subject the principal: a user's {@code sub}, or a service account's address
 * @param grantId the grant it stands on; absent for service accounts
 * @param scopes the canonical scopes
 * @param offline whether it came with or from a refresh token
 * @param issuedAt when it was made
 * @param expiresAt when it dies
 */
public record AccessToken(
        String clientId,
        String projectId,
        String subject,
        Optional<String> grantId,
        List<String> scopes,
        boolean offline,
        Instant issuedAt,
        Instant expiresAt) {

    public AccessToken {
        scopes = List.copyOf(scopes);
    }
}
