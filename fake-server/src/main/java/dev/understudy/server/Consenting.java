package dev.understudy.server;

import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.RefreshToken;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.GrantedTokens;
import dev.understudy.server.token.Grants;
import dev.understudy.server.token.Issuance;
import dev.understudy.server.token.OpaqueTokens;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Consents for a user without a browser: the grant and the refresh token are the same as if they had clicked. */
final class Consenting {

    private final Records records;
    private final OpaqueTokens tokens;

    Consenting(Records records, OpaqueTokens tokens) {
        this.records = records;
        this.tokens = tokens;
    }

    /** Both tokens for these scopes. */
    GrantedTokens tokens(User user, OAuthClient client, Collection<String> scopes, Instant now) {
        String refreshToken = refreshToken(user, client, scopes, now);
        var meaning =
                records.refreshTokens().find(OpaqueTokens.key(refreshToken)).orElseThrow();
        var expiresAt = now.plus(Issuance.LIFETIME);
        String accessToken = new Issuance(records, tokens)
                .accessToken(new AccessToken(
                        client.id(),
                        client.projectId(),
                        user.sub(),
                        Optional.of(meaning.grantId()),
                        meaning.scopes(),
                        true,
                        now,
                        expiresAt));
        return new GrantedTokens(accessToken, refreshToken, meaning.scopes(), expiresAt);
    }

    /** A refresh token for these scopes, on the user's one grant to the client's project. */
    String refreshToken(User user, OAuthClient client, Collection<String> scopes, Instant now) {
        List<String> canonical = Scopes.canonical(scopes);
        var grant = new Grants(records, tokens).keep(user.sub(), client.projectId(), canonical, now);
        var end = records.projects()
                .find(client.projectId())
                .flatMap(project -> project.authorizationEnd(canonical, now));
        return new Issuance(records, tokens)
                .refreshToken(new RefreshToken(
                        client.id(), client.projectId(), user.sub(), grant.id(), canonical, now, now, end));
    }
}
