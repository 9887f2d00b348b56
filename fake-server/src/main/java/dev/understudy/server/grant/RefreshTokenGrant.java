package dev.understudy.server.grant;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.Ending;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.RefreshToken;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.ClientAuthentication;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.token.TokenLife;
import dev.understudy.server.token.TokenRequest;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code grant_type=refresh_token} (RFC 6749 section 6). Google does not rotate refresh tokens; strict may. */
public final class RefreshTokenGrant implements GrantHandler {

    private final Records records;
    private final ClientAuthentication clients;
    private final UserTokens tokens;
    private final TokenLife life;
    private final Clock clock;
    private final Standing standing;
    private final Rotation rotation;

    /** The grant over these records. */
    public RefreshTokenGrant(
            Records records,
            ClientAuthentication clients,
            UserTokens tokens,
            TokenLife life,
            Clock clock,
            Profile profile) {
        this.records = records;
        this.clients = clients;
        this.tokens = tokens;
        this.life = life;
        this.clock = clock;
        this.standing = new Standing(records);
        this.rotation = new Rotation(records, tokens, life, profile);
    }

    @Override
    public String grantType() {
        return "refresh_token";
    }

    @Override
    public TokenResponse exchange(TokenRequest request) {
        var client = clients.authenticate(request);
        String key = OpaqueTokens.key(token(request));
        var now = clock.now(client.projectId());
        var meaning = find(key, client);
        var user = standing.require(meaning.userSub(), client, meaning.scopes());
        life.ending(key, meaning).ifPresent(ending -> {
            rotation.noticeReplay(ending, meaning);
            throw ended(ending, now);
        });
        standing.requireRecentSignIn(user, meaning, now);
        var scopes = narrowed(meaning, request.params().find("scope"));
        records.refreshTokens().update(key, token -> token.usedAt(now));
        var authorization =
                new Authorization(client, user, meaning.grantId(), scopes, Optional.empty(), request.site(), now);
        return rotation.applies(client)
                ? rotation.rotate(key, meaning, authorization)
                : tokens.withoutRefresh(authorization, Offline.YES).response();
    }

    /** The parameter; the error for its absence is from memory, after the pattern of the others. */
    private static String token(TokenRequest request) {
        return request.params()
                .find("refresh_token")
                .orElseThrow(() -> OAuthError.INVALID_REQUEST
                        .because("Missing required parameter: refresh_token")
                        .explained("The request has no refresh_token, or an empty one: was one ever stored?"));
    }

    private RefreshToken find(String key, OAuthClient client) {
        var meaning = records.refreshTokens()
                .find(key)
                .orElseThrow(
                        () -> badRequest("The refresh token is not known: it was never given out by this server."));
        if (!meaning.clientId().equals(client.id())) {
            throw badRequest("The refresh token was made for another client, " + meaning.clientId() + ".");
        }
        return meaning;
    }

    private static OAuthException ended(Ending ending, Instant now) {
        String description = ending.isForgotten(now) ? "Bad Request" : "Token has been expired or revoked.";
        return OAuthError.INVALID_GRANT.because(description).explained(ending.why());
    }

    /** Fewer scopes on request, never more; that a wider wish is an {@code invalid_scope} is from memory. */
    private static List<String> narrowed(RefreshToken token, Optional<String> asked) {
        var scopes = asked.map(list -> Scopes.canonical(Scopes.split(list))).orElse(token.scopes());
        if (!token.scopes().containsAll(scopes)) {
            throw OAuthError.INVALID_SCOPE
                    .because("Bad Request")
                    .explained("A refresh may ask for fewer scopes than were granted, not for others: granted are "
                            + String.join(" ", token.scopes()) + ".");
        }
        return scopes;
    }

    private static OAuthException badRequest(String why) {
        return OAuthError.INVALID_GRANT.because("Bad Request").explained(why);
    }
}
