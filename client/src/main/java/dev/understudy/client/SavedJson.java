package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.StrictJson;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The client's own stored format; for reading, those of Python's libraries too. */
final class SavedJson {

    private static final String FORMAT = "understudy.credentials/1";

    private SavedJson() {}

    static String write(SavedCredentials saved) {
        var json = new LinkedHashMap<String, Object>();
        json.put("format", FORMAT);
        json.put("status", saved.status().name());
        json.put("client_id", saved.clientId());
        saved.clientSecret().ifPresent(value -> json.put("client_secret", value));
        saved.refreshToken().ifPresent(value -> json.put("refresh_token", value));
        saved.accessToken().ifPresent(token -> {
            json.put("access_token", token.value());
            token.expiresAt().ifPresent(end -> json.put("expires_at", end.toString()));
        });
        saved.idToken().ifPresent(value -> json.put("id_token", value));
        json.put("asked_scopes", new TreeSet<>(saved.askedScopes()));
        json.put("granted_scopes", new TreeSet<>(saved.grantedScopes()));
        json.put("token_uri", saved.tokenUri().toString());
        json.put("revoke_uri", saved.revokeUri().toString());
        return StrictJson.pretty(json);
    }

    static SavedCredentials read(String text) {
        JsonNode json = StrictJson.read(text)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new IllegalArgumentException("it is not a JSON object"));
        if (Oauth2clientJson.is(json)) {
            return Oauth2clientJson.read(json);
        }
        if (GoogleAuthJson.is(json)) {
            return GoogleAuthJson.read(json);
        }
        if (!FORMAT.equals(json.path("format").asText())) {
            throw new IllegalArgumentException("its format is not " + FORMAT);
        }
        return new SavedCredentials(
                require(json, "client_id"),
                StrictJson.text(json, "client_secret"),
                StrictJson.text(json, "refresh_token"),
                StrictJson.text(json, "access_token").map(value -> new AccessToken(value, expiry(json))),
                StrictJson.text(json, "id_token"),
                scopes(json.path("asked_scopes")),
                scopes(json.path("granted_scopes")),
                URI.create(require(json, "token_uri")),
                URI.create(require(json, "revoke_uri")),
                SavedCredentials.Status.valueOf(require(json, "status")));
    }

    private static Optional<Instant> expiry(JsonNode json) {
        try {
            return StrictJson.text(json, "expires_at").map(Instant::parse);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("its expires_at is not a time", e);
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
