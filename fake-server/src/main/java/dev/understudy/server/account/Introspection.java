package dev.understudy.server.account;

import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.Hashes;
import dev.understudy.server.token.TokenLife;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import dev.understudy.server.wire.TokenHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Token introspection (RFC 7662), which Google does not have: the strict profile alone serves it. */
public final class Introspection {

    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final Records records;
    private final TokenLife life;

    /** Introspection of the tokens in these records. */
    public Introspection(Records records, TokenLife life) {
        this.records = records;
        this.life = life;
    }

    /** The endpoint, for clients that show their secret in the {@code Authorization} header. */
    public Endpoint endpoint() {
        return Endpoint.of("introspect", Route.post("/introspect"), this::handle);
    }

    /** Expired, revoked, foreign and unknown tokens all look the same (section 2.2). */
    private Reply handle(Request request) {
        var caller = caller(request);
        if (caller.isEmpty()) {
            var error = new LinkedHashMap<String, Object>();
            error.put("error", "invalid_client");
            error.put("error_description", "Unauthorized");
            return reply(401, error).with("WWW-Authenticate", "Basic realm=\"introspection\"");
        }
        return reply(
                200,
                request.form()
                        .find("token")
                        .flatMap(life::accessToken)
                        .filter(token -> token.clientId().equals(caller.get()))
                        .map(this::members)
                        .orElse(INACTIVE));
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

    private Optional<String> caller(Request request) {
        return request.headers()
                .find("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
                .flatMap(value -> decode(value.substring(6).strip()))
                .map(pair -> List.of(pair.split(":", 2)))
                .filter(pair -> pair.size() == 2 && isSecret(pair.get(0), pair.get(1)))
                .map(pair -> pair.get(0));
    }

    private boolean isSecret(String clientId, String secret) {
        return records.clients()
                .find(clientId)
                .flatMap(client -> client.secret())
                .filter(known -> Hashes.same(known, secret))
                .isPresent();
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Reply reply(int status, Map<String, Object> members) {
        return TokenHeaders.on(Reply.of(status, Body.of("application/json; charset=utf-8", Json.pretty(members))));
    }
}
