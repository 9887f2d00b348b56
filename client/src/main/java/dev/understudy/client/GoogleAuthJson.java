package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.StrictJson;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code google.oauth2.credentials.Credentials.to_json()} writes and {@code from_authorized_user_info} reads, and
 * the shape {@code authorized_user} of gcloud's files, which is a part of it.
 */
final class GoogleAuthJson {

    private GoogleAuthJson() {}

    /** Whether this is one: it has a refresh token, and its access token is called just token, or it says its type. */
    static boolean is(JsonNode json) {
        return json.has("client_id")
                && (json.has("token") || json.path("type").asText().equals("authorized_user"));
    }

    static String write(SavedCredentials saved) {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", "authorized_user");
        saved.accessToken().ifPresent(token -> json.put("token", token.value()));
        saved.refreshToken().ifPresent(token -> json.put("refresh_token", token));
        json.put("token_uri", saved.tokenUri().toString());
        json.put("client_id", saved.clientId());
        saved.clientSecret().ifPresent(secret -> json.put("client_secret", secret));
        json.put("scopes", new TreeSet<>(saved.grantedScopes()));
        json.put("universe_domain", "googleapis.com");
        saved.accessToken().flatMap(AccessToken::expiresAt).ifPresent(end -> json.put("expiry", end.toString()));
        return StrictJson.compact(json);
    }

    static SavedCredentials read(JsonNode json) {
        URI tokenUri = StrictJson.text(json, "token_uri")
                .map(URI::create)
                .orElse(Endpoints.google().token());
        Set<String> scopes = scopes(json.path("scopes"));
        return new SavedCredentials(
                StrictJson.text(json, "client_id")
                        .orElseThrow(() -> new IllegalArgumentException("it has no \"client_id\"")),
                StrictJson.text(json, "client_secret"),
                StrictJson.text(json, "refresh_token"),
                StrictJson.text(json, "token").map(token -> new AccessToken(token, expiry(json))),
                Optional.empty(),
                scopes,
                scopes,
                tokenUri,
                Endpoints.google().orOfFile(Optional.empty(), tokenUri).revocation(),
                SavedCredentials.Status.USABLE);
    }

    /** Python writes UTC, with a Z or, before 2021, without. */
    private static Optional<Instant> expiry(JsonNode json) {
        try {
            return StrictJson.text(json, "expiry")
                    .map(text -> text.endsWith("Z")
                            ? Instant.parse(text)
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("its expiry is not a time", e);
        }
    }

    /** A list or, in some files, one text. */
    private static Set<String> scopes(JsonNode scopes) {
        if (scopes.isTextual()) {
            return TokenResponse.words(scopes.textValue());
        }
        var words = new TreeSet<String>();
        scopes.forEach(scope -> words.add(scope.asText()));
        return words;
    }
}
