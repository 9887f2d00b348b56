package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.StrictJson;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One login that was begun: where to send the user, and what is needed when they come back. It can be kept in a session
 * as JSON; it is for one login of one user, and secret.
 *
 * @param url where to send the user
 * @param redirectUri where they come back to
 * @param state binds the answer to this login (RFC 6749 section 10.12)
 * @param nonce binds the id_token to this login, when one is asked for
 * @param codeVerifier binds the code to this client (RFC 7636), unless that was switched off
 * @param scopes the scopes asked for
 */
public record AuthorizationRequest(
        URI url,
        URI redirectUri,
        String state,
        Optional<String> nonce,
        Optional<String> codeVerifier,
        Set<String> scopes) {

    /** A copy that nobody can change. */
    public AuthorizationRequest {
        scopes = Set.copyOf(scopes);
    }

    /** The request as JSON, to be kept until the user comes back. */
    public String toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("url", url.toString());
        json.put("redirect_uri", redirectUri.toString());
        json.put("state", state);
        nonce.ifPresent(value -> json.put("nonce", value));
        codeVerifier.ifPresent(value -> json.put("code_verifier", value));
        json.put("scopes", new TreeSet<>(scopes));
        return StrictJson.compact(json);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static AuthorizationRequest fromJson(String json) {
        JsonNode node = StrictJson.read(json).orElseThrow(AuthorizationRequest::notOne);
        var scopes = new TreeSet<String>();
        node.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        return new AuthorizationRequest(
                URI.create(require(node, "url")),
                URI.create(require(node, "redirect_uri")),
                require(node, "state"),
                StrictJson.text(node, "nonce"),
                StrictJson.text(node, "code_verifier"),
                scopes);
    }

    /** Without state, nonce and verifier. */
    @Override
    public String toString() {
        return "AuthorizationRequest[redirectUri=" + redirectUri + ", scopes=" + new TreeSet<>(scopes) + ", pkce="
                + (codeVerifier.isPresent() ? "S256" : "none") + "]";
    }

    private static String require(JsonNode node, String name) {
        return StrictJson.text(node, name).orElseThrow(AuthorizationRequest::notOne);
    }

    private static IllegalArgumentException notOne() {
        return new IllegalArgumentException("this is not an AuthorizationRequest as toJson() writes it");
    }
}
