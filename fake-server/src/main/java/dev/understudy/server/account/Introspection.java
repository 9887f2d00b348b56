package dev.understudy.server.account;

import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.ClientAuthentication;
import dev.understudy.server.token.TokenLife;
import dev.understudy.server.token.TokenRequest;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import dev.understudy.server.wire.TokenHeaders;
import java.util.LinkedHashMap;
import java.util.Map;

/** Token introspection (RFC 7662), which Google does not have: the strict profile alone serves it. */
public final class Introspection {

    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final Records records;
    private final TokenLife life;
    private final ClientAuthentication clients;

    /** Introspection of the tokens in these records. */
    public Introspection(Records records, TokenLife life, ClientAuthentication clients) {
        this.records = records;
        this.life = life;
        this.clients = clients;
    }

    /** The endpoint, for clients that show who they are as at the token endpoint. */
    public Endpoint endpoint() {
        return Endpoint.of("introspect", Route.post("/introspect"), this::handle);
    }

    /** Expired, revoked, foreign and unknown tokens all look the same (section 2.2). */
    private Reply handle(Request request) {
        try {
            String caller = caller(request);
            return reply(
                    200,
                    request.form()
                            .find("token")
                            .flatMap(life::accessToken)
                            .filter(token -> token.clientId().equals(caller))
                            .map(this::members)
                            .orElse(INACTIVE));
        } catch (OAuthException e) {
            var members = OAuthError.INVALID_CLIENT.because(e.description()).members();
            return reply(401, members)
                    .with("WWW-Authenticate", "Basic realm=\"introspection\"")
                    .noting(e.facts());
        }
    }

    /** Who has no secret cannot show who it is (section 2.1). */
    private String caller(Request request) {
        var client = clients.identify(TokenRequest.of(request, request.form()));
        if (!client.type().hasSecret()) {
            throw OAuthError.INVALID_CLIENT
                    .because("Unauthorized")
                    .explained("Clients of the type " + client.type() + " have no secret to show who they are.");
        }
        return client.id();
    }

    private Map<String, Object> members(AccessToken token) {
        var members = new LinkedHashMap<String, Object>();
        members.put("active", true);
        members.put("scope", String.join(" ", token.scopes()));
        members.put("client_id", token.clientId());
        records.users().find(token.subject()).map(User::email).ifPresent(email -> members.put("username", email));
        members.put("token_type", "Bearer");
        members.put("exp", token.expiresAt().getEpochSecond());
        members.put("iat", token.issuedAt().getEpochSecond());
        members.put("sub", token.subject());
        return members;
    }

    private static Reply reply(int status, Map<String, Object> members) {
        return TokenHeaders.on(Reply.of(status, Body.of("application/json; charset=utf-8", Json.pretty(members))));
    }
}
