package dev.understudy.server.grant;

import dev.understudy.server.model.Ending;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.RefreshToken;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.TokenLife;
import dev.understudy.server.wire.OAuthError;

/**
 * Refresh tokens that are good once, for clients that cannot keep a secret (RFC 9700 section 4.14.2). When one comes
 * back, somebody has a copy, and the whole grant ends. Only strict does so.
 */
final class Rotation {

    private static final String ROTATED = "The refresh token was replaced by a newer one when it was used.";

    private final Records records;
    private final UserTokens tokens;
    private final TokenLife life;
    private final Profile profile;

    Rotation(Records records, UserTokens tokens, TokenLife life, Profile profile) {
        this.records = records;
        this.tokens = tokens;
        this.life = life;
        this.profile = profile;
    }

    boolean applies(OAuthClient client) {
        return profile.followsTheTokenRfcs() && !client.type().hasSecret();
    }

    /** The old token ends, and a new one comes with the answer; it is good for all that the old one was good for. */
    TokenResponse rotate(String key, RefreshToken old, Authorization authorization) {
        var taken = records.refreshTokens()
                .take(key)
                .orElseThrow(() -> OAuthError.INVALID_GRANT
                        .because("Bad Request")
                        .explained("Another refresh with the same token came first."));
        records.endings().put(key, new Ending(authorization.now(), ROTATED));
        records.refreshTokens().put(key, taken);
        return tokens.withRefresh(authorization, old.scopes()).response();
    }

    void noticeReplay(Ending ending, RefreshToken token) {
        if (ending.why().equals(ROTATED)) {
            records.livingGrant(token.grantId(), token.userSub(), token.projectId())
                    .ifPresent(grant -> life.end(grant, "A refresh token that had been replaced came back."));
        }
    }
}
