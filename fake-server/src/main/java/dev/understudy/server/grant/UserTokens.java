package dev.understudy.server.grant;

import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.RefreshToken;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.IdTokenRequest;
import dev.understudy.server.token.IdTokens;
import dev.understudy.server.token.Issuance;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Makes the tokens of a user's authorization and the answer that carries them, members in Google's order. */
public final class UserTokens {

    private final Records records;
    private final Issuance issuance;
    private final IdTokens idTokens;

    /** Tokens by these makers. */
    public UserTokens(Records records, Issuance issuance, IdTokens idTokens) {
        this.records = records;
        this.issuance = issuance;
        this.idTokens = idTokens;
    }

    /**
     * The tokens that were made, and the answer.
     *
     * @param accessToken the key of the access token
     * @param refreshToken the key of the refresh token, if one was made
     * @param response the answer
     */
    record Issued(String accessToken, Optional<String> refreshToken, TokenResponse response) {}

    /** Access token and, where asked, id_token; no refresh token. */
    Issued withoutRefresh(Authorization authorization, Offline offline) {
        return issue(authorization, offline, Optional.empty());
    }

    /** Access token, refresh token and, where asked, id_token. */
    Issued withRefresh(Authorization authorization) {
        return withRefresh(authorization, authorization.scopes());
    }

    /** The same, with a refresh token that is good for these scopes. */
    Issued withRefresh(Authorization authorization, List<String> refreshable) {
        var expiresAt = records.projects()
                .find(authorization.client().projectId())
                .flatMap(project -> project.authorizationEnd(authorization.scopes(), authorization.now()));
        var meaning = new RefreshToken(
                authorization.client().id(),
                authorization.client().projectId(),
                authorization.user().sub(),
                authorization.grantId(),
                refreshable,
                authorization.now(),
                authorization.now(),
                expiresAt);
        return issue(authorization, Offline.YES, Optional.of(meaning));
    }

    private Issued issue(Authorization authorization, Offline offline, Optional<RefreshToken> refresh) {
        String accessToken = issuance.accessToken(new AccessToken(
                authorization.client().id(),
                authorization.client().projectId(),
                authorization.user().sub(),
                Optional.of(authorization.grantId()),
                authorization.scopes(),
                offline == Offline.YES,
                authorization.now(),
                authorization.now().plus(Issuance.LIFETIME)));
        var refreshToken = refresh.map(issuance::refreshToken);
        var members = new LinkedHashMap<String, Object>();
        members.put("access_token", accessToken);
        members.put("expires_in", Issuance.EXPIRES_IN);
        refreshToken.ifPresent(token -> members.put("refresh_token", token));
        members.put("scope", String.join(" ", authorization.scopes()));
        members.put("token_type", "Bearer");
        if (Scopes.askIdentity(authorization.scopes())) {
            members.put("id_token", idToken(authorization, accessToken));
        }
        refresh.flatMap(RefreshToken::expiresAt)
                .ifPresent(end -> members.put("refresh_token_expires_in", Project.TESTING_LIFETIME.toSeconds() - 1));
        String key = OpaqueTokens.key(accessToken);
        var refreshKey = refreshToken.map(OpaqueTokens::key);
        return new Issued(key, refreshKey, new TokenResponse(members, facts(authorization, key, refreshKey)));
    }

    private String idToken(Authorization authorization, String accessToken) {
        var request = new IdTokenRequest(
                site(authorization), authorization.client().id(), authorization.scopes(), authorization.now());
        var told = request.asked(authorization.nonce(), authorization.authTime(), authorization.openIdRealm());
        return idTokens.ofUser(authorization.user(), told.withAccessToken(accessToken));
    }

    /** A client may have an issuer of its own. */
    private static Site site(Authorization authorization) {
        return authorization.site().issuing(authorization.client().issuer());
    }

    private static List<Fact> facts(Authorization authorization, String accessKey, Optional<String> refreshKey) {
        var facts = new ArrayList<>(List.of(
                new Fact("user", authorization.user().email()),
                new Fact("grant", authorization.grantId()),
                new Fact("gave_access_token", accessKey)));
        refreshKey.ifPresent(key -> facts.add(new Fact("gave_refresh_token", key)));
        return facts;
    }
}
