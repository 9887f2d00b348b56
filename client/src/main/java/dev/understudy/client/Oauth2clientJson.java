package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.CompactJws;
import dev.understudy.client.internal.StrictJson;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@code OAuth2Credentials.to_json()} of oauth2client 4.1.3 writes and {@code new_from_json} reads. */
final class Oauth2clientJson {

    private Oauth2clientJson() {}

    /** Whether this is one: all of them name a module. */
    static boolean is(JsonNode json) {
        return json.has("_module") || (json.has("token_expiry") && json.has("token_uri"));
    }

    static String write(SavedCredentials saved) {
        return StrictJson.compact(map(saved));
    }

    static Map<String, @Nullable Object> map(SavedCredentials saved) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("_class", "OAuth2Credentials");
        json.put("_module", "oauth2client.client");
        json.put("access_token", saved.accessToken().map(AccessToken::value).orElse(null));
        json.put("client_id", saved.clientId());
        json.put("client_secret", saved.clientSecret().orElse(null));
        json.put(
                "id_token",
                saved.idToken().map(token -> CompactJws.parse(token).claims()).orElse(null));
        json.put("id_token_jwt", saved.idToken().orElse(null));
        json.put("invalid", saved.status() == SavedCredentials.Status.INVALID);
        json.put("refresh_token", saved.refreshToken().orElse(null));
        json.put("revoke_uri", saved.revokeUri().toString());
        json.put("scopes", new TreeSet<>(saved.grantedScopes()));
        json.put(
                "token_expiry",
                saved.accessToken()
                        .flatMap(AccessToken::expiresAt)
                        .map(end -> end.truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse(null));
        json.put("token_info_uri", null);
        json.put("token_response", null);
        json.put("token_uri", saved.tokenUri().toString());
        json.put("user_agent", null);
        json.put("asked_scopes", new TreeSet<>(saved.askedScopes())); // of ours: oauth2client does not look at it
        return json;
    }

    static SavedCredentials read(JsonNode json) {
        Set<String> granted = scopes(json.path("scopes"));
        Set<String> asked = scopes(json.path("asked_scopes"));
        URI tokenUri = URI.create(require(json, "token_uri"));
        return new SavedCredentials(
                require(json, "client_id"),
                StrictJson.text(json, "client_secret"),
                StrictJson.text(json, "refresh_token"),
                StrictJson.text(json, "access_token").map(token -> new AccessToken(token, expiry(json))),
                StrictJson.text(json, "id_token_jwt"),
                asked.isEmpty() ? granted : asked,
                granted,
                tokenUri,
                StrictJson.text(json, "revoke_uri")
                        .map(URI::create)
                        .orElseGet(() -> Endpoints.google()
                                .orOfFile(Optional.empty(), tokenUri)
                                .revocation()),
                json.path("invalid").asBoolean() ? SavedCredentials.Status.INVALID : SavedCredentials.Status.USABLE);
    }

    private static Optional<Instant> expiry(JsonNode json) {
        try {
            return StrictJson.text(json, "token_expiry").map(Instant::parse);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("its token_expiry is not a time", e);
        }
    }

    private static Set<String> scopes(JsonNode list) {
        var scopes = new TreeSet<String>();
        list.forEach(scope -> scopes.add(scope.asText()));
        return scopes;
    }

    private static String require(JsonNode json, String name) {
        return StrictJson.text(json, name)
                .orElseThrow(() -> new IllegalArgumentException("it has no \"" + name + "\""));
    }
}
