package dev.understudy.client;

import java.util.Optional;

/**
 * The authorization endpoint answered with an error instead of a code (RFC 6749 section 4.1.2.1), or showed the user an
 * error page.
 */
public final class AuthorizationDenied extends OAuthException {

    private static final long serialVersionUID = 1L;

    private final String error;
    private final transient Optional<String> description;

    AuthorizationDenied(String error, Optional<String> description) {
        super(explanation(error, description));
        this.error = error;
        this.description = description;
    }

    /** The error code, {@code access_denied} when the user pressed Cancel. */
    public String error() {
        return error;
    }

    /** The server's words, if it said any. */
    public Optional<String> description() {
        return description;
    }

    private static Explanation explanation(String error, Optional<String> description) {
        String happened = "The authorization server answered " + Printable.text(error)
                + description.map(words -> " (" + Printable.text(words) + ")").orElse("") + ".";
        return AuthorizationAdvice.explain(happened, error, description.orElse(""));
    }
}
