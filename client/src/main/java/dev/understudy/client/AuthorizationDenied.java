package dev.understudy.client;

import java.util.Optional;

/** The authorization endpoint answered with an error instead of a code (RFC 6749 section 4.1.2.1). */
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
        return switch (error) {
            case "access_denied" ->
                new Explanation(
                        happened,
                        "the user pressed Cancel or left every box empty; no access was granted",
                        "go on without access, or explain why it is needed and ask again.");
            case "interaction_required", "login_required", "consent_required" ->
                new Explanation(
                        happened,
                        "prompt=none was asked, and a page would have had to be shown",
                        "ask again without prompt=none.");
            case "admin_policy_enforced", "org_internal" ->
                new Explanation(
                        happened,
                        "the administrator of the user's organization does not let this app in",
                        "ask the administrator to trust this client id, or use another account.");
            default ->
                new Explanation(
                        happened,
                        "the request was understood but refused; no access was granted",
                        "check the scopes and parameters of the authorization URL.");
        };
    }
}
