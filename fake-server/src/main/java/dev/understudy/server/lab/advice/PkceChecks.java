package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Source;
import java.util.List;
import java.util.stream.Stream;

/** Is the code good for the app alone? */
final class PkceChecks {

    static final List<Check> ALL = List.of(
            Check.warning("no-pkce", "An installed app without PKCE")
                    .because("On the user's machine other programs can see the code: in the browser's history, in a"
                            + " process list, at the same custom scheme. An installed app's secret is no secret, so"
                            + " whoever has the code has the tokens.")
                    .instead("Send code_challenge with code_challenge_method=S256, and the code_verifier with the"
                            + " code. Most libraries have a switch for it.")
                    .source(Source.rfc(8252, "6"), "09")
                    .seenIn(
                            PkceChecks::without,
                            Login::isInstalled,
                            "An installed app asked for a code without a code_challenge."),
            Check.note("no-pkce-web", "A web app without PKCE")
                    .because("PKCE also keeps a code that was stolen from another session from being slipped into"
                            + " this one; the client secret alone does not.")
                    .instead("Send a code_challenge with S256 from web apps, too; Google takes it from every client"
                            + " type.")
                    .source(Source.rfc(9700, "2.1.1"), "09")
                    .seenIn(
                            PkceChecks::without,
                            login -> login.clientType().isPresent() && !login.isInstalled(),
                            "A web app asked for a code without a code_challenge."),
            Check.warning("plain-pkce", "PKCE with the secret itself for a challenge")
                    .because("With the method plain, whoever sees the authorization request knows the verifier, and"
                            + " PKCE protects no longer. It is also what counts if no method is named.")
                    .instead("Send code_challenge_method=S256 and the SHA-256 of the verifier.")
                    .source(Source.rfc(9700, "2.1.1"), "09")
                    .seenIn(
                            Evidence::logins,
                            login -> login.has("code_challenge")
                                    && !login.value("code_challenge_method").equals("S256"),
                            login -> "The code_challenge_method is "
                                    + login.find("code_challenge_method").orElse("absent, which means plain") + "."),
            Check.error("constant-verifier", "The same code_verifier for several codes")
                    .because("Whoever has seen one exchange can redeem every later code.")
                    .instead("Draw a new code_verifier by lot for every authorization request.")
                    .source(Source.rfc(7636, "7.1"), "09")
                    .seenTogether(
                            evidence ->
                                    evidence.tokenCalls("authorization_code").filter(TokenCall::isGranted),
                            call -> call.find("code_verifier").map(verifier -> call.client() + "|" + verifier),
                            2,
                            call -> "Several codes were redeemed with the same code_verifier."));

    private PkceChecks() {}

    private static Stream<Login> without(Evidence evidence) {
        return evidence.logins().filter(login -> login.asksFor("code") && !login.has("code_challenge"));
    }
}
