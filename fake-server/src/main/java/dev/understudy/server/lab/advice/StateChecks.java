package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Source;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Does the answer belong to the app's own question? */
final class StateChecks {

    /** An address, a path, a mail address, a small number or the time of day in milliseconds: not drawn by lot. */
    private static final Pattern TELLING = Pattern.compile("https?://\\S*|/\\S*|[^@\\s]+@[^@\\s]+|\\d{1,13}");

    private static final int SHORTEST = 8;

    static final List<Check> ALL = List.of(
            Check.error("missing-state", "Nothing ties the answer to the app's own request")
                    .because("Without state, PKCE or a nonce, the app cannot tell an answer to its own request from one"
                            + " that an attacker sends: whoever follows the attacker's link is logged in as the"
                            + " attacker (cross-site request forgery).")
                    .instead("Send a fresh random state with every authorization request, keep it in the browser's"
                            + " session, and refuse an answer with any other.")
                    .source(Source.rfc(9700, "2.1"), "08")
                    .seenIn(
                            Evidence::logins,
                            login -> login.has("redirect_uri")
                                    && login.has("response_type")
                                    && !login.isOutOfBand()
                                    && !isProtected(login),
                            login -> "An authorization request for " + login.redirectUri()
                                    + " has no state, no code_challenge and no nonce."),
            Check.error("constant-state", "The same state in more than one sign-in")
                    .because("A state that comes twice can be known to an attacker: it protects nothing.")
                    .instead("Draw a new state by lot for every authorization request, and forget it once it came"
                            + " back.")
                    .source(Source.rfc(6749, "10.12"), "08")
                    .seenTogether(
                            StateChecks::taken,
                            login -> login.find("state").map(state -> login.client() + "|" + state),
                            2,
                            login -> "Several sign-ins were finished with the same state."),
            Check.warning("guessable-state", "The state can be guessed")
                    .because("A short state, an address or a number can be tried or known: only what was drawn by lot"
                            + " shows that the answer belongs to the request.")
                    .instead("Send at least 128 random bits, such as 32 hexadecimal digits; what the app wants to"
                            + " remember, such as a page to go back to, belongs into its session.")
                    .source(Source.rfc(6749, "10.10"), "08")
                    .seen(StateChecks::guessable));

    private StateChecks() {}

    private static boolean isProtected(Login login) {
        return login.has("state")
                || login.has("code_challenge")
                || (login.has("nonce") && login.scopes().contains("openid"));
    }

    /** A page that is loaded again has the same state, too; but its answer is taken once only. */
    private static Stream<Login> taken(Evidence evidence) {
        return evidence.logins()
                .filter(Login::isGranted)
                .filter(login -> evidence.redemption(login).isPresent() || !login.asksFor("code"));
    }

    private static Stream<Sighting> guessable(Evidence evidence) {
        return evidence.logins()
                .filter(login -> !login.isOutOfBand())
                .flatMap(login -> login.find("state").flatMap(StateChecks::weakness).stream()
                        .map(weakness -> Sighting.of("The state is " + weakness + ".", login)));
    }

    private static Optional<String> weakness(String state) {
        if (TELLING.matcher(state).matches()) {
            return Optional.of("an address or a plain number, not something random");
        }
        return state.length() < SHORTEST ? Optional.of("shorter than " + SHORTEST + " characters") : Optional.empty();
    }
}
