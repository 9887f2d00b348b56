package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Source;
import dev.understudy.server.wire.Fact;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How does a robot prove who it is? */
final class ServiceAccountChecks {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofMinutes(2);
    private static final int OFTEN = 3;
    private static final String CLOUD = "https://www.googleapis.com/auth/cloud-platform";

    static final List<Check> ALL = List.of(
            Check.error("long-assertion", "An assertion that lives longer than an hour")
                    .because("Google refuses it with \"Token must be a short-lived token\"; and whoever catches it"
                            + " could use it as long as it lives.")
                    .instead("Set exp to iat plus 3600 seconds at most.")
                    .source(Sources.GOOGLE_SERVICE, "24")
                    .seenIn(
                            ServiceAccountChecks::assertions,
                            call -> lifetime(call).compareTo(LONGEST) > 0,
                            call -> "An assertion lives " + lifetime(call).toMinutes() + " minutes."),
            Check.warning("clock-off", "The clock of the app is wrong, or the assertion was made ahead")
                    .because("Google refuses an assertion whose times do not fit its own; only minutes are overlooked"
                            + " (how many is from memory). A clock that goes wrong further will stop the app one day.")
                    .instead("Keep the machine's clock in step (NTP), and sign when you ask, with iat of that moment.")
                    .source(Source.rfc(7523, "3"), "24")
                    .seenIn(
                            ServiceAccountChecks::assertions,
                            call -> call.exchange().fact(Fact.PROJECT_TIME).isEmpty() && isOff(call),
                            "An assertion's iat is minutes from the time here."),
            Check.warning("needless-assertion", "A new assertion though the access token lives still")
                    .because("An access token is good for an hour; signing and asking for each call makes each call"
                            + " twice as long and counts against the limits of the token endpoint.")
                    .instead("Keep the access token and use it until a few minutes before it expires.")
                    .source(Sources.GOOGLE_SERVICE, "23")
                    .seen(evidence -> Evidence.groups(
                                    assertions(evidence).filter(TokenCall::isGranted), call -> call.claim("iss"))
                            .map(calls -> TokenUseChecks.needless(calls, evidence))
                            .filter(calls -> calls.size() >= OFTEN)
                            .map(calls -> Sighting.of(
                                    "A service account asked again and again for the same access token.", calls))),
            Check.note("needless-delegation", "In a user's name without need")
                    .because("Domain-wide delegation lets a robot be anybody of the company. Cloud resources belong to"
                            + " a project and not to a user: the account's own role is enough.")
                    .instead("Leave sub out, and give the service account the role that it needs.")
                    .source(Sources.GOOGLE_SERVICE, "25")
                    .seenIn(
                            evidence -> assertions(evidence)
                                    .filter(TokenCall::isGranted)
                                    .filter(call -> isForCloudOnly(call, evidence)),
                            call -> call.claim("sub").isPresent()
                                    && !call.claim("sub").equals(call.claim("iss")),
                            "A user's name was taken for calls that only concern a project."));

    private ServiceAccountChecks() {}

    private static Stream<TokenCall> assertions(Evidence evidence) {
        return evidence.tokenCalls(":jwt-bearer");
    }

    /** From iat to exp; no time at all if one of them is missing. */
    private static Duration lifetime(TokenCall call) {
        return time(call, "iat")
                .flatMap(from -> time(call, "exp").map(to -> Duration.between(from, to)))
                .orElse(Duration.ZERO);
    }

    private static boolean isOff(TokenCall call) {
        return time(call, "iat")
                .map(iat -> Duration.between(iat, call.exchange().at()).abs())
                .filter(distance -> distance.compareTo(SKEW) > 0)
                .isPresent();
    }

    private static Optional<Instant> time(TokenCall call, String claim) {
        try {
            return call.claim(claim)
                    .filter(text -> text.matches("\\d{1,11}"))
                    .map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isForCloudOnly(TokenCall giver, Evidence evidence) {
        var accepted = evidence.callsAfter(giver)
                .flatMap(call -> call.accepted().stream())
                .toList();
        return !accepted.isEmpty() && accepted.stream().allMatch(any -> any.contains(CLOUD));
    }
}
