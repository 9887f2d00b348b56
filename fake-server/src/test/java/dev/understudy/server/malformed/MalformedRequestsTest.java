package dev.understudy.server.malformed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.testing.Pipeline;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route of the fake is sent malformed requests, {@code understudy.malformed} of them, and answers each: with no
 * status from 500 on, no stack trace, and before long. {@code understudy.seed} repeats a run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedRequestsTest {

    private static final int REQUESTS = Integer.getInteger("understudy.malformed", 500);
    private static final long SEED = Long.getLong("understudy.seed", System.nanoTime());
    private static final int AT_ONCE = 50;
    /** How many of the requests are not even sound HTTP; each needs a connection of its own. */
    private static final int BROKEN_AT_ONCE = 2;

    /** Some of the requests revoke a token. */
    private static final int TOKENS_LAST = 1_000;

    /** What waits for an answer is answered by luck now and then. */
    private static final int STEPS_LAST = 100;

    private static final Pattern FRAME = Pattern.compile("\\bat [a-z]+\\.[\\w.$]+\\(");
    private static final Pattern EXCEPTION =
            Pattern.compile("\\b(?:java|org|dev|io|com)\\.[\\w.]+(?:Exception|Error)\\b");

    /** What the advice looks into. */
    private static final Pattern WATCHED = Pattern.compile("/(v2/auth|token|device/code|tokeninfo|drive/v3/files)$");

    private TokenWorld world;
    private Pipeline pipeline;
    private List<String> assertions;
    private List<Request> good;
    private List<Request> steps;

    @BeforeAll
    void start() throws Exception {
        world = new TokenWorld();
        pipeline = new Pipeline(world.google().url());
        var robot = new Robot(world.google());
        assertions = Nasty.assertions(robot);
        good = Recorded.walk(world, robot);
        steps = Unsent.in(world);
        System.out.println(
                "Malformed requests: " + REQUESTS + " for each route; repeat with -Dunderstudy.seed=" + SEED);
    }

    @AfterAll
    void stop() throws Exception {
        pipeline.close();
        world.close();
    }

    Stream<Route> routes() {
        return world.google().endpoints().stream()
                .flatMap(endpoint -> endpoint.routes().stream())
                .sorted(Comparator.comparing(Route::toString));
    }

    /** Else the malformed ones would get no further than to a page that is too old. */
    @Test
    void the_next_steps_lead_on() {
        var fresh = Unsent.in(world);

        assertThat(fresh).hasSizeGreaterThan(8);
        for (var step : fresh) {
            var reply = world.send(step);
            assertThat(reply.statusCode()).as(step + "\n" + reply.body()).isIn(200, 302, 308);
            assertThat(reply.body()).doesNotContain("too old", "Something went wrong");
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_malformed_request_is_answered_and_nothing_breaks(Route route) throws Exception {
        var random = new Random(SEED ^ route.toString().hashCode());
        String authority = world.google().url().getAuthority();
        boolean waits = steps.stream()
                .anyMatch(step -> route.match(step.method(), step.path()).isPresent());
        MalformedRequest requests = null;
        for (int sent = 0; sent < REQUESTS; sent += AT_ONCE) {
            if (sent % TOKENS_LAST == 0 || (waits && sent % STEPS_LAST == 0)) {
                requests = new MalformedRequest(route, authority, good(waits), random, new Nasty(tokens(), random));
            }
            var batch = new ArrayList<byte[]>();
            for (int i = BROKEN_AT_ONCE; i < AT_ONCE; i++) {
                batch.add(requests.next());
            }
            var answers = pipeline.exchange(batch);
            for (int i = 0; i < batch.size(); i++) {
                check(batch.get(i), answers.get(i));
            }
            for (int i = 0; i < BROKEN_AT_ONCE; i++) {
                byte[] broken = requests.broken();
                check(broken, pipeline.alone(broken));
            }
        }
        if (WATCHED.matcher(route.toString()).find()) {
            assertThatCode(() -> world.google().lab().findings()).doesNotThrowAnyException();
        }
    }

    /** The good requests, and for a route at which somebody may be in the middle of something, their next steps. */
    private List<Request> good(boolean waits) {
        return waits ? Unsent.in(world) : good;
    }

    private static void check(byte[] request, Pipeline.Answer answer) {
        assertThat(answer)
                .as(() -> "seed " + SEED + ", request:\n" + new String(request, StandardCharsets.UTF_8))
                .matches(given -> given.status() < 500, "a status below 500")
                .matches(given -> !isStackTrace(given.body()), "no stack trace");
    }

    /** Asks for plain words first, because there are many answers to be read. */
    private static boolean isStackTrace(String body) {
        boolean names = body.contains("Exception") || body.contains("Error");
        return (body.contains("at ") && FRAME.matcher(body).find())
                || (names && EXCEPTION.matcher(body).find());
    }

    /** Tokens that live until a request revokes them, and the assertions. */
    private List<String> tokens() {
        var tokens = new ArrayList<>(assertions);
        var redeemed = world.redeem(world.code(List.copyOf(Scopes.all())));
        for (int i = 0; i < assertions.size(); i++) {
            tokens.add(redeemed.path("access_token").asText());
        }
        tokens.add(redeemed.path("refresh_token").asText());
        tokens.add(world.code());
        return tokens;
    }
}
