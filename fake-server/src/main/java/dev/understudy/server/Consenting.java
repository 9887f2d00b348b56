package dev.understudy.server;

import dev.understudy.server.model.Grant;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.RefreshToken;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.Issuance;
import dev.understudy.server.token.OpaqueTokens;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Consents for a user without a browser: the grant and the refresh token are the same as if they had clicked. */
final class Consenting {

    private final Records records;
    private final OpaqueTokens tokens;

    Consenting(Records records, OpaqueTokens tokens) {
        this.records = records;
        this.tokens = tokens;
    }

    /** A refresh token for these scopes, on the user's one grant to the client's project. */
    String refreshToken(User user, OAuthClient client, Collection<String> scopes, Instant now) {
        List<String> canonical = Scopes.canonical(scopes);
        var fresh = new Grant(tokens.id(), user.sub(), client.projectId(), Set.of(), now);
        var grant = records.grants().merge(Records.grantKey(user.sub(), client.projectId()), fresh, old -> {
            var all = new HashSet<>(old.scopes());
            all.addAll(canonical);
            return new Grant(old.id(), old.userSub(), old.projectId(), all, now);
        });
        return new Issuance(records, tokens)
                .refreshToken(new RefreshToken(
                        client.id(),
                        client.projectId(),
                        user.sub(),
                        grant.id(),
                        canonical,
                        now,
                        now,
                        Optional.empty()));
    }
}
