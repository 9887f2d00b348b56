package dev.understudy.server.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.token.IdTokens;
import dev.understudy.server.token.ManagedKeys;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import dev.understudy.server.wire.TokenHeaders;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The IAM Service Account Credentials API: tokens and signatures in the name of a service account, for whoever may use
 * it.
 */
public final class IamCredentials {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final IamSurroundings surroundings;
    private final Impersonator impersonator;
    private final ManagedKeys keys;

    /** The API among these surroundings. */
    public IamCredentials(IamSurroundings surroundings) {
        this.surroundings = surroundings;
        this.impersonator = new Impersonator(surroundings);
        this.keys = new ManagedKeys(surroundings.records());
    }

    /** Its four verbs. */
    public List<Endpoint> endpoints() {
        return List.of(
                verb("generateAccessToken", "iam.serviceAccounts.getAccessToken", this::accessToken),
                verb("generateIdToken", "iam.serviceAccounts.getOpenIdToken", this::idToken),
                verb("signBlob", "iam.serviceAccounts.signBlob", this::signBlob),
                verb("signJwt", "iam.serviceAccounts.signJwt", this::signJwt));
    }

    private interface Verb {
        Map<String, Object> answer(ServiceAccount account, JsonNode body, Request request);
    }

    private Endpoint verb(String name, String permission, Verb verb) {
        var route = Route.post("/v1/projects/{project}/serviceAccounts/{email}:" + name);
        var method = new IamMethod(name, permission);
        return Endpoint.of("iamcredentials." + name, route, request -> {
            try {
                var body = Json.read(request.body().text()).filter(JsonNode::isObject);
                var account = impersonator.require(
                        request, method, body.map(IamCredentials::delegates).orElse(List.of()));
                var members = verb.answer(
                        account, body.orElseThrow(() -> IamError.invalid("The body is not a JSON object.")), request);
                return TokenHeaders.on(Reply.of(200, Body.of("application/json; charset=UTF-8", Json.pretty(members))))
                        .noting(new Fact("service_account", account.email()));
            } catch (IamError e) {
                return e.reply();
            }
        });
    }

    /** The addresses of the accounts between the caller and the one in the path. */
    private static List<String> delegates(JsonNode body) {
        var emails = new ArrayList<String>();
        body.path("delegates").forEach(name -> emails.add(name.asText().replaceFirst(".*/serviceAccounts/", "")));
        return emails;
    }

    private Map<String, Object> accessToken(ServiceAccount account, JsonNode body, Request request) {
        var scopes = new ArrayList<String>();
        body.path("scope").forEach(scope -> scopes.add(scope.asText()));
        if (scopes.isEmpty()) {
            throw IamError.invalid("The list scope is missing or empty.");
        }
        var now = surroundings.clock().now(account.projectId());
        var expiresAt = now.plus(lifetime(body));
        String token = surroundings
                .issuance()
                .accessToken(new AccessToken(
                        account.uniqueId(),
                        account.projectId(),
                        account.email(),
                        Optional.empty(),
                        Scopes.canonical(scopes),
                        false,
                        now,
                        expiresAt));
        return ordered(
                "accessToken",
                token,
                "expireTime",
                expiresAt.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Seconds with an {@code s} behind them, as protobuf writes durations. */
    private static Duration lifetime(JsonNode body) {
        String text = body.path("lifetime").asText("3600s");
        if (!text.matches("[1-9][0-9]{0,5}s")) {
            throw IamError.invalid("lifetime is not a number of seconds such as 3600s.");
        }
        var lifetime = Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
        if (lifetime.compareTo(LONGEST) > 0) {
            throw IamError.invalid("lifetime is longer than an hour.");
        }
        return lifetime;
    }

    private Map<String, Object> idToken(ServiceAccount account, JsonNode body, Request request) {
        String audience = body.path("audience").asText();
        if (audience.isEmpty()) {
            throw IamError.invalid("audience is missing.");
        }
        var email = body.path("includeEmail").asBoolean() ? IdTokens.Email.INCLUDED : IdTokens.Email.OMITTED;
        String azp = body.path("useEmailAzp").asBoolean() ? account.email() : account.uniqueId();
        var now = surroundings.clock().now(account.projectId());
        return Map.of("token", surroundings.idTokens().generated(account, request.site(), audience, azp, email, now));
    }

    /** In either alphabet of base64, as the JSON of all of Google's APIs (Protocol Buffers, "ProtoJSON format"). */
    private Map<String, Object> signBlob(ServiceAccount account, JsonNode body, Request request) {
        String base64 = body.path("payload").asText().replace('-', '+').replace('_', '/');
        if (base64.isEmpty()) {
            throw IamError.invalid("payload is missing.");
        }
        try {
            byte[] payload = Base64.getDecoder().decode(base64);
            var signed = keys.sign(account, payload);
            return ordered("keyId", signed.keyId(), "signedBlob", signed.value());
        } catch (IllegalArgumentException e) {
            throw IamError.invalid("payload is not base64.");
        }
    }

    private Map<String, Object> signJwt(ServiceAccount account, JsonNode body, Request request) {
        String claims = body.path("payload").asText();
        if (claims.length() > CompactJwt.MAX_LENGTH
                || Json.read(claims).filter(JsonNode::isObject).isEmpty()) {
            throw IamError.invalid("payload is not the text of a JSON object.");
        }
        var signed = keys.signJwt(account, claims);
        return ordered("keyId", signed.keyId(), "signedJwt", signed.value());
    }

    private static Map<String, Object> ordered(String first, String one, String second, String other) {
        var members = new LinkedHashMap<String, Object>();
        members.put(first, one);
        members.put(second, other);
        return members;
    }
}
