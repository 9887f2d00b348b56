package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.StrictJson;
import java.util.List;
import java.util.Optional;

/** An API refused a call, with the status and the reason that it gave. */
public final class HttpError extends OAuthException {

    private static final long serialVersionUID = 1L;

    private static final List<Advice> REASONS = List.of(
            scope("insufficientPermissions"),
            scope("ACCESS_TOKEN_SCOPE_INSUFFICIENT"),
            disabled("accessNotConfigured"),
            disabled("SERVICE_DISABLED"),
            new Advice(
                    "",
                    "Service Accounts do not have storage quota",
                    "a service account has a Drive of its own, without room for files, and sees nobody else's",
                    "share a folder with its address, let it act for a person (withSubject), or log a person in."));

    private final int status;
    private final String reason;
    private final String body;

    private HttpError(int status, String reason, String body, Explanation explanation) {
        super(explanation);
        this.status = status;
        this.reason = reason;
        this.body = body;
    }

    static HttpError of(String call, int status, String body) {
        JsonNode error = StrictJson.read(body).map(node -> node.path("error")).orElse(StrictJson.tree(""));
        String reason = Optional.of(error.at("/errors/0/reason").asText())
                .filter(text -> !text.isEmpty())
                .orElse(error.path("status").asText());
        String message = error.path("message").asText();
        String happened = call + " was answered " + status + (reason.isEmpty() ? "" : " " + Printable.text(reason))
                + (message.isEmpty() ? "." : ": " + Printable.text(message));
        return new HttpError(status, reason, body, advise(status, reason + " " + body, happened));
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Google's reason, for instance {@code insufficientPermissions}; empty if it gave none. */
    public String reason() {
        return reason;
    }

    /** The body as it came. */
    public String body() {
        return body;
    }

    private static Explanation advise(int status, String words, String happened) {
        return Advice.find(REASONS, "", words)
                .map(advice -> advice.after(happened))
                .orElseGet(() -> advise(status, happened));
    }

    private static Advice scope(String reason) {
        return new Advice(
                "",
                reason,
                "the token was granted without a scope that this call needs: it was not asked for,"
                        + " or the user left its box empty, or the stored token is from before",
                "compare grantedScopes() with what the method needs, then let the user grant access again.");
    }

    private static Advice disabled(String reason) {
        return new Advice(
                "",
                reason,
                "the API is not enabled in the project to which the client id belongs",
                "enable it in the API library of that project and wait a few minutes.");
    }

    private static Explanation advise(int status, String happened) {
        return switch (status) {
            case 401 ->
                new Explanation(
                        happened,
                        "the token is missing, expired, revoked or of another server, and a new one did not help",
                        "let the user grant access again.");
            case 403 ->
                new Explanation(
                        happened,
                        "the account may not do this",
                        "check who is signed in and what is shared with them.");
            case 404 ->
                new Explanation(
                        happened,
                        "there is no such thing, or this account may not see it",
                        "check the id; share the file with the account, a service account's address too.");
            case 429 -> new Explanation(happened, "too many calls in a short time", "wait and call less often.");
            default ->
                new Explanation(
                        happened,
                        status >= 500
                                ? "the API has a fault of its own"
                                : "a parameter of the call is not as it must be",
                        status >= 500 ? "try again later." : "check the parameters against the API's reference.");
        };
    }
}
