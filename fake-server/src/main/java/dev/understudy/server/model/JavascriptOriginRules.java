package dev.understudy.server.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the API Console says to an origin that somebody wants to register for the scripts of a Web client (Google,
 * "OAuth 2.0 for Client-side Web Applications"): scheme, host and port alone, by the rules of redirect URIs. The
 * messages are from memory.
 */
public final class JavascriptOriginRules {

    private static final Pattern ORIGIN = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#]+");

    private JavascriptOriginRules() {}

    /** Why an origin cannot be registered, in one sentence; nothing if it can. */
    public static Optional<String> problem(String origin) {
        return RedirectUriRules.rule(origin)
                .or(() -> ORIGIN.matcher(origin).matches()
                        ? Optional.empty()
                        : Optional.of("URIs must not contain a path or end with \"/\""))
                .map(message -> "Invalid Origin: " + message + ".");
    }
}
