package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Are the requests themselves as they should be? */
final class RequestChecks {

    /** Google's older addresses, and today's. {@code /o/oauth2/auth} is not here: Google's own files still name it. */
    private static final Map<String, String> OLD_PATHS = Map.ofEntries(
            Map.entry("/o/oauth2/token", "https://oauth2.googleapis.com/token"),
            Map.entry("/oauth2/v3/token", "https://oauth2.googleapis.com/token"),
            Map.entry("/oauth2/v4/token", "https://oauth2.googleapis.com/token"),
            Map.entry("/o/oauth2/revoke", "https://oauth2.googleapis.com/revoke"),
            Map.entry("/o/oauth2/device/code", "https://oauth2.googleapis.com/device/code"),
            Map.entry("/oauth2/v1/tokeninfo", "https://oauth2.googleapis.com/tokeninfo"),
            Map.entry("/oauth2/v2/tokeninfo", "https://oauth2.googleapis.com/tokeninfo"),
            Map.entry("/oauth2/v1/userinfo", "https://openidconnect.googleapis.com/v1/userinfo"));

    private static final List<String> NAMES = List.of(
            "client_id",
            "client_secret",
            "redirect_uri",
            "response_type",
            "scope",
            "state",
            "nonce",
            "prompt",
            "access_type",
            "login_hint",
            "include_granted_scopes",
            "code_challenge",
            "code_challenge_method",
            "code_verifier",
            "grant_type",
            "refresh_token",
            "device_code",
            "assertion");

    private static final String REFUSED = "Parameter not allowed for this message type: ";

    static final List<Check> ALL = List.of(
            Check.note("deprecated-endpoint", "An address that Google's documentation no longer names")
                    .because("Google still answers there, but without a promise; new features come to today's"
                            + " addresses only.")
                    .instead("Take the addresses from the discovery document.")
                    .source(Sources.GOOGLE_OPENID, "04")
                    .seen(evidence -> evidence.exchanges()
                            .filter(exchange ->
                                    OLD_PATHS.containsKey(exchange.request().path()))
                            .map(exchange -> Sighting.of(
                                    "",
                                    exchange.request().path() + " was asked; today it is "
                                            + OLD_PATHS.get(exchange.request().path()) + ".",
                                    List.of(exchange)))),
            Check.warning("unknown-parameter", "A parameter that does not exist")
                    .because("The authorization endpoint refuses parameters that it does not know; the token endpoint"
                            + " ignores them without a word, and what they were for does not happen.")
                    .instead("Correct the name, or leave the parameter out.")
                    .source(Source.rfc(6749, "3.1"), "04")
                    .seen(evidence -> evidence.messages().flatMap(RequestChecks::unknown)),
            Check.warning("two-client-authentications", "The client proves twice who it is")
                    .because("A client must not use more than one way to authenticate in one request; servers that"
                            + " follow the RFC refuse it, and the secret is sent twice.")
                    .instead("Send client_id and client_secret in the form, or in the Authorization header, not"
                            + " both.")
                    .source(Source.rfc(6749, "2.3"), "02")
                    .seenIn(
                            Evidence::tokenCalls,
                            call -> call.has("client_secret") && call.hasBasic(),
                            "The client secret came in the form and in the Authorization header."));

    private RequestChecks() {}

    private static Stream<Sighting> unknown(Message message) {
        var why = message.exchange().fact("why").orElse("");
        return message.params().values().keySet().stream()
                .flatMap(name -> meant(name)
                        .map(right -> "The parameter " + name + " does not exist; " + right + " does.")
                        .or(() -> Optional.of("Google does not take the parameter " + name + " here.")
                                .filter(any -> why.equals(REFUSED + name)))
                        .stream())
                .map(what -> Sighting.of(what, message));
    }

    /** The name that is so near that this one must be a misspelling of it. */
    private static Optional<String> meant(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(name)
                ? Optional.empty()
                : NAMES.stream()
                        .filter(right -> Math.abs(plain.length() - right.length()) <= 2)
                        .filter(right -> Spelling.distance(plain, right) <= (right.length() > 6 ? 2 : 1))
                        .findFirst();
    }
}
