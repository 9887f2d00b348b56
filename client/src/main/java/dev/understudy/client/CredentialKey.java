package dev.understudy.client;

import dev.understudy.client.internal.StrictJson;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * By what credentials are told apart in a {@link MultiStorage}, as in oauth2client's multistore_file.
 *
 * @param clientId the client
 * @param userAgent the program
 * @param scopes what was asked for
 */
public record CredentialKey(String clientId, String userAgent, Set<String> scopes) {

    /** A copy that nobody can change. */
    public CredentialKey {
        scopes = Set.copyOf(scopes);
    }

    /** The key as one text: JSON, its members in order. */
    String text() {
        return StrictJson.compact(new TreeMap<>(Map.of(
                "clientId", clientId,
                "userAgent", userAgent,
                "scope", String.join(" ", new TreeSet<>(scopes)))));
    }
}
