package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The files of oauth2client for many credentials: version 1 of multistore_file, 2 of multiprocess_file_storage. */
final class MultiJson {

    private MultiJson() {}

    static String write(Map<String, SavedCredentials> all) {
        var entries = new TreeMap<String, String>();
        all.forEach((key, saved) -> entries.put(
                key,
                Base64.getEncoder().encodeToString(Oauth2clientJson.write(saved).getBytes(StandardCharsets.UTF_8))));
        var json = new LinkedHashMap<String, Object>();
        json.put("file_version", 2);
        json.put("credentials", entries);
        return StrictJson.compact(json);
    }

    /** All that is in a file; its strange words say why it makes no sense, if it makes none. */
    static Map<String, SavedCredentials> read(String text) {
        JsonNode json = StrictJson.read(text)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new IllegalArgumentException("it is not a JSON object"));
        return switch (json.path("file_version").asInt()) {
            case 1 -> first(json);
            case 2 -> second(json);
            default -> throw new IllegalArgumentException("its file_version is neither 1 nor 2");
        };
    }

    private static Map<String, SavedCredentials> first(JsonNode json) {
        var all = new TreeMap<String, SavedCredentials>();
        for (JsonNode entry : json.path("data")) {
            var key = new CredentialKey(
                    entry.at("/key/clientId").asText(),
                    entry.at("/key/userAgent").asText(),
                    TokenResponse.words(entry.at("/key/scope").asText()));
            all.put(key.text(), Oauth2clientJson.read(entry.path("credential")));
        }
        return all;
    }

    private static Map<String, SavedCredentials> second(JsonNode json) {
        var all = new TreeMap<String, SavedCredentials>();
        for (var entry : json.path("credentials").properties()) {
            byte[] decoded = Base64.getDecoder().decode(entry.getValue().asText());
            all.put(entry.getKey(), SavedCredentials.fromJson(new String(decoded, StandardCharsets.UTF_8)));
        }
        return all;
    }
}
