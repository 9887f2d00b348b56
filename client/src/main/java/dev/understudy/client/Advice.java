package dev.understudy.client;

import java.util.List;
import java.util.Optional;

/**
 * What a refusal means and what to do about it.
 *
 * @param error the error code; empty for any
 * @param part a part of what the server says about it; empty for anything
 * @param meaning what it means
 * @param remedy what to do
 */
record Advice(String error, String part, String meaning, String remedy) {

    /** Refusals that every endpoint knows. */
    static final List<Advice> EVERYWHERE = List.of(
            new Advice(
                    "invalid_client",
                    "not found",
                    "no such client id: empty, misspelt, deleted, or an API key in its place",
                    "check that the right client_secret.json is loaded."),
            new Advice(
                    "invalid_scope",
                    "",
                    "a scope is misspelt, shortened, or separated by commas",
                    "use the full scope URLs, as in the list of scopes of the API."),
            new Advice(
                    "deleted_client",
                    "",
                    "the OAuth client was deleted in the console",
                    "create a new client and download its client_secret.json."),
            new Advice(
                    "disabled_client",
                    "",
                    "the OAuth client or key was disabled in the console",
                    "enable it, or create a new one."),
            new Advice(
                    "org_internal",
                    "",
                    "the app is for users of its own organization only",
                    "sign in with an account of the organization, or make the app external."),
            new Advice(
                    "policy_enforced",
                    "",
                    "the user's administrator, or Advanced Protection, keeps this app away",
                    "ask the administrator to trust this client id, or use another account."),
            new Advice(
                    "admin_policy_enforced",
                    "",
                    "the Workspace administrator blocks this app",
                    "ask the administrator to trust this client id, or use another account."));

    /** The first that fits, if any. */
    static Optional<Advice> find(List<Advice> rows, String error, String words) {
        return rows.stream().filter(row -> row.fits(error, words)).findFirst();
    }

    /** With what happened. */
    Explanation after(String happened) {
        return new Explanation(happened, meaning, remedy);
    }

    private boolean fits(String received, String words) {
        return (error.isEmpty() || error.equals(received)) && words.contains(part);
    }
}
