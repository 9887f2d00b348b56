package dev.understudy.server.token;

import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.Ending;
import dev.understudy.server.model.RefreshQuota;
import dev.understudy.server.model.RefreshToken;
import dev.understudy.server.store.Records;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes access and refresh tokens and keeps what they stand for. */
public final class Issuance {

    /** How long access tokens and id_tokens live. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    /** {@code expires_in} in seconds: Google says one second less than it means. */
    public static final long EXPIRES_IN = LIFETIME.toSeconds() - 1;

    private final Records records;
    private final OpaqueTokens tokens;

    /** Tokens kept in these records. */
    public Issuance(Records records, OpaqueTokens tokens) {
        this.records = records;
        this.tokens = tokens;
    }

    /** A new access token that stands for this; one without a grant has the shape of a service account's. */
    public String accessToken(AccessToken meaning) {
        String token = meaning.grantId().isPresent() ? tokens.accessToken() : tokens.serviceAccountAccessToken();
        records.accessTokens().put(OpaqueTokens.key(token), meaning);
        return token;
    }

    /** A new refresh token that stands for this. Beyond {@link RefreshQuota#LIMIT} the oldest silently dies. */
    public String refreshToken(RefreshToken meaning) {
        String token = tokens.refreshToken();
        String key = OpaqueTokens.key(token);
        records.refreshTokens().put(key, meaning);
        var crowdedOut = new ArrayList<String>();
        records.refreshQuotas()
                .merge(Records.grantKey(meaning.userSub(), meaning.clientId()), new RefreshQuota(List.of()), before -> {
                    var after = before.plus(key);
                    var gone = new ArrayList<>(before.keys());
                    gone.removeAll(after.keys());
                    crowdedOut.addAll(gone);
                    return after;
                });
        var ending = new Ending(
                meaning.issuedAt(),
                "The client has been given " + RefreshQuota.LIMIT + " newer refresh tokens for this user: each new one"
                        + " silently ends the oldest.");
        crowdedOut.forEach(gone -> records.endings().put(gone, ending));
        return token;
    }
}
