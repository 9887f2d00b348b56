package dev.understudy.server.account;

import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.Grant;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.RefreshToken;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.ClientAuthentication;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.token.TokenLife;
import dev.understudy.server.token.TokenRequest;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Jsonp;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import dev.understudy.server.wire.TokenHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Revocation (RFC 7009). At Google any token of a grant ends the whole grant: every token that the user gave the
 * project. GET works at the old URL only. The words of most answers are from memory.
 */
public final class Revocation {

    private final Records records;
    private final TokenLife life;
    private final ClientAuthentication clients;
    private final Profile profile;

    /** Revocation of the grants in these records. */
    public Revocation(Records records, TokenLife life, ClientAuthentication clients, Profile profile) {
        this.records = records;
        this.life = life;
        this.clients = clients;
        this.profile = profile;
    }

    /** The endpoint under both its URLs. */
    public Endpoint endpoint() {
        return new Endpoint(
                "revoke",
                List.of(Route.post("/revoke"), Route.post("/o/oauth2/revoke"), Route.get("/o/oauth2/revoke")),
                this::handle);
    }

    /** At the old URL a script can revoke too, which does not see a status (JSONP; Google, "Client-side Web Apps"). */
    private Reply handle(Request request) {
        var reply = revoke(request);
        return Jsonp.callback(request)
                .map(name -> TokenHeaders.on(
                                Reply.of(200, Jsonp.body(name, reply.body().text())))
                        .noting(reply.facts()))
                .orElse(reply);
    }

    private Reply revoke(Request request) {
        try {
            requireClient(request);
            var token = request.form().or(request.query()).find("token");
            var grant = grantOf(token.orElseThrow(Revocation::missing));
            life.end(grant, "The grant was revoked with a token of it.");
            return TokenHeaders.on(AccountReplies.json(200, Map.of()))
                    .noting(List.of(new Fact("grant", grant.id()), new Fact("user", user(grant))));
        } catch (OAuthException e) {
            if (e.error() == OAuthError.INVALID_TOKEN && profile.revokesTheUnknown()) {
                return TokenHeaders.on(AccountReplies.json(200, Map.of())).noting(e.facts());
            }
            return TokenHeaders.on(AccountReplies.error(e));
        }
    }

    /** RFC 7009 section 2.1: a client shows who it is, and ends its own tokens only. At Google anybody may end any. */
    private void requireClient(Request request) {
        if (!profile.revokesForItsClientOnly()) {
            return;
        }
        var client = clients.identify(TokenRequest.of(request, request.form()));
        String token = request.form().find("token").orElseThrow(Revocation::missing);
        life.accessToken(token)
                .map(AccessToken::clientId)
                .or(() -> life.refreshToken(token).map(RefreshToken::clientId))
                .filter(owner -> !owner.equals(client.id()))
                .ifPresent(owner -> {
                    throw OAuthError.UNAUTHORIZED_CLIENT
                            .because(400, "The token was not issued to this client")
                            .explained("RFC 7009 section 2.1: a client revokes its own tokens only.");
                });
    }

    private Grant grantOf(String token) {
        var access = life.accessToken(token);
        if (access.isPresent() && access.get().grantId().isEmpty()) {
            throw OAuthError.INVALID_TOKEN
                    .because("Token is not revocable.")
                    .explained("This is a token of a service account: it stands on no user's grant.");
        }
        Optional<Grant> grant = access.flatMap(meaning -> meaning.grantId()
                        .flatMap(id -> records.livingGrant(id, meaning.subject(), meaning.projectId())))
                .or(() -> life.refreshToken(token)
                        .flatMap(meaning ->
                                records.livingGrant(meaning.grantId(), meaning.userSub(), meaning.projectId())));
        return grant.orElseThrow(() -> OAuthError.INVALID_TOKEN
                .because("Token expired or revoked")
                .explained(
                        records.accessTokens().find(OpaqueTokens.key(token)).isPresent()
                                        || records.refreshTokens()
                                                .find(OpaqueTokens.key(token))
                                                .isPresent()
                                ? "The token is dead already: expired, or revoked before."
                                : "The token is not known."));
    }

    private String user(Grant grant) {
        return records.users().find(grant.userSub()).map(user -> user.email()).orElse(grant.userSub());
    }

    private static OAuthException missing() {
        return OAuthError.INVALID_REQUEST
                .because("Missing required parameter: token")
                .explained("The request has no token parameter, neither in the query nor in the form.");
    }
}
