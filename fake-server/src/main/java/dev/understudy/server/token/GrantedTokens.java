package dev.understudy.server.token;

import java.time.Instant;
import java.util.List;

/**
 * What a consent without a browser gives.
 *
 * @param accessToken the access token
 * @param refreshToken the refresh token
 * @param scopes the canonical scopes
 * @param expiresAt when the access token dies
 */
public record GrantedTokens(String accessToken, String refreshToken, List<String> scopes, Instant expiresAt) {

    public GrantedTokens {
        scopes = List.copyOf(scopes);
    }
}
