package dev.understudy.client;

import java.util.List;
import java.util.Optional;

/** What each refusal of Google's token endpoint means. The first row that fits is used. */
final class TokenAdvice {

    private static final List<Advice> ROWS = List.of(
            new Advice(
                    "invalid_grant",
                    "Malformed",
                    "what was sent is not a code: still percent-encoded (4%2F0A…), cut, or with spaces around it",
                    "decode the code once, copy it whole, and begin again with step1."),
            new Advice(
                    "invalid_grant",
                    "Missing code verifier",
                    "the authorization request carried a PKCE challenge, and its verifier was lost on the way",
                    "keep the AuthorizationRequest of step1 (toJson) until step2, in this user's session."),
            new Advice(
                    "invalid_grant",
                    "Invalid code verifier",
                    "the PKCE verifier is not the one of this authorization request; the code is spent",
                    "hand step2 the very AuthorizationRequest whose URL the user opened, and begin again."),
            new Advice(
                    "invalid_grant",
                    "is not needed",
                    "a PKCE verifier was sent though the authorization request had no challenge",
                    "use the URL of step1 as it is."),
            new Advice(
                    "invalid_grant",
                    "expired or revoked",
                    "the refresh token is dead: access was revoked, six months passed unused, the password changed,"
                            + " or the app is in testing, where refresh tokens live 7 days",
                    "forget the stored credentials and let the user grant access again;"
                            + " to make it last, publish the app."),
            new Advice(
                    "invalid_grant",
                    "short-lived token",
                    "the clock of this machine is wrong, or the assertion is meant to live longer than an hour",
                    "set the clock (NTP), and use a lifetime of at most 3600 s."),
            new Advice(
                    "invalid_grant",
                    "Invalid JWT Signature",
                    "the private key does not belong to this service account any more, or its line breaks were mangled",
                    "download a new key file and use it unchanged."),
            new Advice(
                    "invalid_grant",
                    "account not found",
                    "the client_email of the key file is unknown: the service account was deleted or misspelt",
                    "check the service account in the console and download a new key file."),
            new Advice(
                    "invalid_grant",
                    "rapt",
                    "the Workspace administrator limits how long a session lasts",
                    "let the user sign in again."),
            new Advice(
                    "invalid_grant",
                    "",
                    "the code was used before, is older than ten minutes or belongs to another client;"
                            + " or the refresh token is long dead",
                    "begin again with step1, redeem each code once and at once."),
            new Advice(
                    "redirect_uri_mismatch",
                    "",
                    "the redirect_uri of step2 is not, byte for byte, that of step1",
                    "hand step2 the AuthorizationRequest of step1."),
            new Advice(
                    "invalid_client",
                    "Only clients of type",
                    "the device flow is for clients of the type TVs and Limited Input devices",
                    "create such a client in the console and use its client_secret.json."),
            new Advice(
                    "invalid_request",
                    "client_secret is missing",
                    "Google wants the secret of desktop and web clients also with PKCE",
                    "use the client_secret.json that has it; for a desktop app it is not confidential."),
            new Advice(
                    "invalid_scope",
                    "device flow",
                    "the device flow has a short list of scopes, and this one is not on it",
                    "ask for a scope of the list (email, openid, profile, drive.file, drive.appdata, youtube), or use"
                            + " a flow with a browser."),
            new Advice(
                    "unauthorized_client",
                    "",
                    "domain-wide delegation is not set up for this service account and for each of these scopes",
                    "in the Admin console, authorize the numeric client id (not the e-mail address) with all scopes;"
                            + " it may take up to a day."));

    /** Where nothing else fits. */
    private static final List<Advice> LAST = List.of(
            new Advice(
                    "invalid_client",
                    "",
                    "the client secret is wrong or belongs to another client",
                    "download client_secret.json again."),
            new Advice(
                    "",
                    "",
                    "the request was understood but refused",
                    "compare the request with RFC 6749 section 5.2 and Google's guide."));

    private TokenAdvice() {}

    static Explanation explain(String error, Optional<String> description, int status) {
        String words = description.orElse("");
        String happened = "The token endpoint answered " + Printable.text(error)
                + (words.isEmpty() ? "" : " (" + Printable.text(words) + ")") + ", HTTP status " + status + ".";
        if (status >= 500 || status == 429) {
            return new Explanation(happened, "the server is busy or has a fault of its own", "try again later.");
        }
        return Advice.find(ROWS, error, words)
                .or(() -> Advice.find(Advice.EVERYWHERE, error, words))
                .or(() -> Advice.find(LAST, error, words))
                .orElseThrow()
                .after(happened);
    }
}
