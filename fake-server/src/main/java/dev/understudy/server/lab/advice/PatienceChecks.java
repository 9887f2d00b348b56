package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Does the app wait when it should? */
final class PatienceChecks {

    /** No back-off begins with so little twice in a row, not even one that is drawn by lot from zero on. */
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    /** A device that waits as long as it was told may arrive a little early. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(5);
    private static final Set<Integer> BUSY = Set.of(429, 500, 502, 503, 504);

    static final List<Check> ALL = List.of(
            Check.warning("no-backoff", "Failed requests are repeated at once")
                    .because("A server that is overloaded is kept so by those who ask again without waiting; Google"
                            + " counts every attempt.")
                    .instead("Wait about a second, then twice as long each time, with a random share, and give up"
                            + " after a few attempts.")
                    .source(Sources.GOOGLE_LIMITS, "22")
                    .seen(PatienceChecks::noBackoff),
            Check.warning("retry-after-ignored", "Asked again before Retry-After was over")
                    .because("The server has said when it will be ready; until then the answer will be the same.")
                    .instead("Wait as many seconds as Retry-After says, or until the date that it names.")
                    .source(Source.rfc(6585, "4"), "22")
                    .seen(PatienceChecks::retryAfter),
            Check.warning("polling-too-fast", "A device asks more often than it was told to")
                    .because("Polls before the interval is over are answered slow_down, and lengthen the interval.")
                    .instead("Wait interval seconds between two polls, five if the answer named none.")
                    .source(Source.rfc(8628, "3.5"), "15")
                    .seen(evidence -> polls(evidence, PatienceChecks::isTooFast)
                            .map(polls -> Sighting.of("A device polled before its interval was over.", polls))),
            Check.error("slow-down-ignored", "A device goes on as fast after slow_down")
                    .because("slow_down means five seconds more between all polls from now on; a device that does not"
                            + " heed it is never answered otherwise.")
                    .instead("Add five seconds to the interval each time slow_down comes.")
                    .source(Source.rfc(8628, "3.5"), "15")
                    .seen(evidence -> polls(evidence, PatienceChecks::ignoresSlowDown)
                            .map(polls -> Sighting.of("After slow_down the device did not poll more slowly.", polls))));

    private PatienceChecks() {}

    /** The same question, whatever token it carries. */
    private static Stream<List<Exchange>> sameQuestions(Evidence evidence) {
        return Evidence.groups(
                evidence.exchanges().filter(exchange -> !exchange.endpoint().startsWith("authorize")),
                exchange -> Optional.of(exchange.request().method()
                        + exchange.request().path()
                        + exchange.request().query().values()
                        + exchange.request().form().values()));
    }

    private static Stream<Sighting> noBackoff(Evidence evidence) {
        return sameQuestions(evidence).flatMap(asked -> {
            var hasty = new ArrayList<Exchange>();
            for (int i = 2; i < asked.size(); i++) {
                if (isHasty(asked.get(i - 2), asked.get(i - 1)) && isHasty(asked.get(i - 1), asked.get(i))) {
                    hasty.add(asked.get(i));
                }
            }
            return hasty.isEmpty()
                    ? Stream.empty()
                    : Stream.of(sighting(
                            hasty.get(0).endpoint() + " was asked again at once after it had failed, twice in a row.",
                            hasty));
        });
    }

    private static boolean isHasty(Exchange failed, Exchange next) {
        return BUSY.contains(failed.reply().status())
                && Moment.isAfter(failed, next)
                && waited(failed, next).compareTo(AT_ONCE) < 0;
    }

    private static Duration waited(Exchange failed, Exchange next) {
        return Moment.between(failed, next).minus(failed.took());
    }

    private static Stream<Sighting> retryAfter(Evidence evidence) {
        return sameQuestions(evidence).flatMap(asked -> {
            var early = new ArrayList<Exchange>();
            for (int i = 1; i < asked.size(); i++) {
                var next = asked.get(i);
                var failed = asked.get(i - 1);
                if (Moment.isAfter(failed, next)
                        && retryAfter(failed)
                                .filter(wait ->
                                        waited(failed, next).plus(TOLERANCE).compareTo(wait) < 0)
                                .isPresent()) {
                    early.add(next);
                }
            }
            return early.isEmpty()
                    ? Stream.empty()
                    : Stream.of(
                            sighting(early.get(0).endpoint() + " was asked again before Retry-After was over.", early));
        });
    }

    private static Optional<Duration> retryAfter(Exchange exchange) {
        return exchange.reply()
                .headers()
                .find("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    private static Sighting sighting(String what, List<Exchange> where) {
        String client = where.get(0).fact("client").orElse("");
        return Sighting.of(client, what, where);
    }

    /** What two polls in a row tell, at this interval. */
    private interface Eye {
        boolean sees(TokenCall first, TokenCall next, Duration interval);
    }

    /** The polls of each device that are seen with the one before. */
    private static Stream<List<TokenCall>> polls(Evidence evidence, Eye eye) {
        return Evidence.groups(evidence.tokenCalls(), PatienceChecks::deviceCode)
                .map(polls -> {
                    var interval = interval(evidence, deviceCode(polls.get(0)).orElse(""));
                    var seen = new ArrayList<TokenCall>();
                    for (int i = 1; i < polls.size(); i++) {
                        if (eye.sees(polls.get(i - 1), polls.get(i), interval)) {
                            seen.add(polls.get(i));
                        }
                    }
                    return seen;
                })
                .filter(seen -> !seen.isEmpty())
                .map(List::copyOf);
    }

    private static Optional<String> deviceCode(TokenCall call) {
        return call.find("device_code").or(() -> call.find("code").filter(code -> call.isOf("/device/1.0")));
    }

    private static Duration interval(Evidence evidence, String deviceCode) {
        return evidence.of("device.code")
                .map(TokenCall::of)
                .filter(call ->
                        call.given("device_code").filter(deviceCode::equals).isPresent())
                .map(call -> Duration.ofSeconds(call.answer().path("interval").asLong(5)))
                .findFirst()
                .orElse(USUAL_INTERVAL);
    }

    private static boolean isTooFast(TokenCall first, TokenCall next, Duration interval) {
        return isPending(first) && gap(first, next).compareTo(interval.minus(TOLERANCE)) < 0;
    }

    private static boolean ignoresSlowDown(TokenCall first, TokenCall next, Duration interval) {
        return first.error().equals("slow_down")
                && gap(first, next).compareTo(interval.plusSeconds(5).minus(TOLERANCE)) < 0;
    }

    private static boolean isPending(TokenCall poll) {
        return poll.error().equals("authorization_pending");
    }

    private static Duration gap(TokenCall first, TokenCall next) {
        return Moment.between(first.exchange(), next.exchange());
    }
}
