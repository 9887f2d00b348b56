package dev.understudy.client;

import java.util.List;

/** What each refusal of Google's authorization endpoint means, at the redirect URI or on its error page. */
final class AuthorizationAdvice {

    private static final List<Advice> ROWS = List.of(
            new Advice(
                    "access_denied",
                    "verification process",
                    "the app is in testing, and this account is not one of its test users",
                    "add the address in the console under Audience, Test users, or publish the app."),
            new Advice(
                    "access_denied",
                    "",
                    "the user pressed Cancel or left every box empty; no access was granted",
                    "go on without access, or explain why it is needed and ask again."),
            silent("interaction_required"),
            silent("login_required"),
            silent("consent_required"),
            new Advice(
                    "redirect_uri_mismatch",
                    "JavaScript origin",
                    "the page that asks is at an address that is not registered for this client",
                    "register its origin, scheme, host and port, in the console as a JavaScript origin."),
            new Advice(
                    "redirect_uri_mismatch",
                    "",
                    "the redirect URI is not registered for this client; it is compared letter by letter: http or"
                            + " https, localhost or 127.0.0.1, port, path, a slash at the end",
                    "register that very text in the console, or use a desktop client, which may use any port of this"
                            + " machine."),
            new Advice(
                    "disallowed_useragent",
                    "",
                    "Google's pages are not shown inside an app, which could read what the user types",
                    "open the system's browser."),
            new Advice(
                    "invalid_request",
                    "out-of-band",
                    "codes that are shown to be copied ended in 2022",
                    "use runLocalServer(), or the device flow where there is no browser."),
            new Advice(
                    "invalid_request",
                    "OOB",
                    "codes that are shown to be copied ended in 2022",
                    "use runLocalServer(), or the device flow where there is no browser."),
            new Advice(
                    "invalid_request",
                    "response_type",
                    "the address was cut, mostly at its first & by a shell that was given it without quotation marks",
                    "copy the address whole, or quote it."),
            local("private IP"),
            local("Raw IP"),
            local("redirect_uri"),
            new Advice(
                    "invalid_request",
                    "Fragment",
                    "a redirect URI has no part behind a #",
                    "leave it out, and keep what it was for in the state or the session."),
            new Advice(
                    "invalid_request",
                    "code_challenge",
                    "PKCE protects a code, and none was asked for",
                    "use response_type=code, as step1 does."));

    private static final Advice ANYTHING = new Advice(
            "",
            "",
            "the request was understood but refused; no access was granted",
            "check the scopes and parameters of the authorization URL.");

    private AuthorizationAdvice() {}

    static Explanation explain(String happened, String error, String words) {
        return Advice.find(ROWS, error, words)
                .or(() -> Advice.find(Advice.EVERYWHERE, error, words))
                .orElse(ANYTHING)
                .after(happened);
    }

    private static Advice silent(String error) {
        return new Advice(
                error,
                "",
                "prompt=none was asked, and a page would have had to be shown",
                "ask again without prompt=none.");
    }

    private static Advice local(String part) {
        return new Advice(
                "invalid_request",
                part,
                "the redirect URI is an address of the local network, which Google does not go back to",
                "use localhost, or a name that the whole Internet knows.");
    }
}
