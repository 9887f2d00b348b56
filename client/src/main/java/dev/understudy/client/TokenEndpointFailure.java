package dev.understudy.client;

import java.util.Optional;
import java.util.Set;

/** The token endpoint refused (RFC 6749 section 5.2). */
public final class TokenEndpointFailure extends OAuthException {

    private static final long serialVersionUID = 1L;

    private static final Set<String> TEMPORARY =
            Set.of("internal_failure", "server_error", "temporarily_unavailable", "rate_limit_exceeded");

    private final String error;
    private final transient Optional<String> description;
    private final int status;

    TokenEndpointFailure(String error, Optional<String> description, int status) {
        super(TokenAdvice.explain(error, description, status));
        this.error = error;
        this.description = description;
        this.status = status;
    }

    /** The error code, for instance {@code invalid_grant}. */
    public String error() {
        return error;
    }

    /** The server's words, if it said any. */
    public Optional<String> description() {
        return description;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Whether the same request may succeed later. */
    public boolean isRetryable() {
        return status == 408 || status == 429 || status >= 500 || TEMPORARY.contains(error);
    }

    /** Whether the user has to grant access again: the code or refresh token is of no use any more. */
    public boolean needsReauthorization() {
        return error.equals("invalid_grant") && !isRetryable();
    }
}
