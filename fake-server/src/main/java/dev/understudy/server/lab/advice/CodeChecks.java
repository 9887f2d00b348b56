package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.Source;
import dev.understudy.server.wire.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What becomes of the code, and of the answer that there is none? */
final class CodeChecks {

    /** What programs send in place of a value that they do not have. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "undefined|null|None|nil|NaN|\\[object Object]|\\$\\{.*}|\\{\\{?\\w+}?}|<[\\w -]+>|YOUR_\\w+");

    static final List<Check> ALL = List.of(
            Check.error("code-sent-twice", "A code was redeemed a second time")
                    .because("A code is good once. The second exchange fails, and the server may take it for theft and"
                            + " revoke what the first one gave.")
                    .instead("Redeem it once, when the callback comes; answer a callback that is loaded again from"
                            + " the session. Only if no answer came, ask the user anew.")
                    .source(Source.rfc(6749, "4.1.2"), "05")
                    .seen(CodeChecks::twice),
            Check.error("code-still-encoded", "A code that was not decoded")
                    .because("The code comes percent-encoded in the URL, as 4%2F0…; sent on as it stands it is not"
                            + " the code.")
                    .instead("Read the parameter with a library for URLs, which decodes it once.")
                    .source(Source.rfc(6749, "4.1.2"), "05")
                    .seenIn(
                            evidence -> evidence.tokenCalls("authorization_code"),
                            call -> call.value("code").contains("%"),
                            "The code was sent percent-encoded a second time."),
            Check.error("redirect-uri-changed", "Another redirect_uri with the code than before")
                    .because("The exchange must repeat the redirect_uri of the authorization request byte for byte; a"
                            + " code that was led elsewhere is refused.")
                    .instead("Keep the redirect_uri in one place and use it in both requests.")
                    .source(Source.rfc(6749, "4.1.3"), "05")
                    .seen(CodeChecks::redirectChanged),
            Check.error("placeholder-value", "A placeholder in place of a value")
                    .because("The app sends the word for nothing, such as undefined: a variable was empty, often"
                            + " because nobody looked whether the callback carried an error.")
                    .instead("Stop with a clear message where the value is missing, before the request is made.")
                    .source(Source.rfc(6749, "4.1.2.1"), "29")
                    .seen(evidence -> evidence.messages().flatMap(CodeChecks::placeholders)),
            Check.warning("denial-ignored", "The user said no and was asked again at once")
                    .because("Whoever cancelled did so on purpose; an app that sends them back at once keeps them"
                            + " in a circle out of which only closing the browser leads.")
                    .instead("Take error=access_denied for an answer: show what goes without the permission, and a"
                            + " button to try again.")
                    .source(Source.rfc(6749, "4.1.2.1"), "07")
                    .seen(CodeChecks::denialIgnored));

    private static final long AT_ONCE_MILLIS = 1_000;

    private CodeChecks() {}

    /** Whoever got no answer may try again; whoever got one knows. */
    private static Stream<Sighting> twice(Evidence evidence) {
        return Evidence.groups(
                        evidence.tokenCalls("authorization_code"),
                        call -> call.exchange().fact("code"))
                .filter(calls -> calls.size() > 1)
                .filter(calls -> calls.subList(0, calls.size() - 1).stream().anyMatch(CodeChecks::wasAnswered))
                .map(calls -> Sighting.of("The same code was sent to the token endpoint again.", calls));
    }

    private static boolean wasAnswered(TokenCall call) {
        var reply = call.exchange().reply();
        return reply.status() < 500 && reply.status() != 429 && reply.delivery() == Delivery.WHOLE;
    }

    private static Stream<Sighting> redirectChanged(Evidence evidence) {
        return evidence.tokenCalls("authorization_code")
                .flatMap(call -> evidence
                        .loginOf(call.exchange().fact("code"))
                        .filter(login -> call.has("redirect_uri"))
                        .filter(login -> !call.find("redirect_uri").equals(login.find("redirect_uri")))
                        .map(login -> Sighting.of(
                                "The code was asked for with the redirect_uri " + login.redirectUri()
                                        + " and redeemed with " + call.value("redirect_uri") + ".",
                                login,
                                call))
                        .stream());
    }

    private static Stream<Sighting> placeholders(Message message) {
        return message.params().values().entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(value -> PLACEHOLDER.matcher(value).matches()))
                .map(entry -> Sighting.of(
                        "The value of " + entry.getKey() + " is \""
                                + entry.getValue().get(0) + "\".",
                        message));
    }

    /** Twice in a row, each within a second: no human does that. */
    private static Stream<Sighting> denialIgnored(Evidence evidence) {
        var found = new ArrayList<Sighting>();
        Optional<Login> denied = Optional.empty();
        var circle = new ArrayList<Login>();
        for (Login login : evidence.logins().toList()) {
            boolean again = denied.filter(before -> isAtOnce(before, login)).isPresent();
            if (!again) {
                circle.clear();
            }
            circle.add(login);
            if (circle.size() > 2) {
                found.add(Sighting.of("After access_denied the browser was sent back at once, twice.", circle));
                circle.clear();
            }
            denied = Optional.of(login).filter(Login::isDenied);
        }
        return found.stream();
    }

    private static boolean isAtOnce(Login denied, Login next) {
        Exchange answer = denied.answer().orElseThrow();
        return denied.client().equals(next.client())
                && Moment.between(answer, next.exchange()).toMillis() < AT_ONCE_MILLIS;
    }
}
