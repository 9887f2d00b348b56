package dev.understudy.server.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The memory of a code that was presented once: to say why it is refused the second time.
 *
 * @param code what the code stood for
 * @param at when it was presented
 * @param succeeded whether it gave tokens; a code presented wrongly is spent too
 * @param accessTokenKey the key of the access token it gave
 * @param refreshTokenKey the key of the refresh token it gave
 */
public record SpentCode(
        AuthorizationCode code,
        Instant at,
        boolean succeeded,
        Optional<String> accessTokenKey,
        Optional<String> refreshTokenKey) {}
