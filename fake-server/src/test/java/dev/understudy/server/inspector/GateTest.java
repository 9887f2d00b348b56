package dev.understudy.server.inspector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.lab.Gate;
import dev.understudy.server.lab.InProcessLab;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.EventReader;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Headers;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GateTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    @Test
    void a_held_request_is_answered_on_step() throws Exception {
        try (var reader = new EventReader(world.google(), "", "")) {
            order(Map.of("action", "pause"));
            assertThat(reader.next("gate").data().path("paused").asBoolean()).isTrue();

            var reply = redeem(world.code());
            held(reader);
            assertThat(reply).isNotDone();
            assertThat(world.google().lab().exchanges(exchange -> true)).isEmpty();
            order(Map.of("action", "step"));

            assertThat(reply.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void changed_the_server_sees_the_change() throws Exception {
        try (var reader = new EventReader(world.google(), "", "")) {
            order(Map.of("action", "pause"));

            var reply = redeem(world.code());
            long id = held(reader);
            order(Map.of(
                    "action",
                    "release",
                    "id",
                    id,
                    "set",
                    Map.of("redirect_uri", "http://localhost/other"),
                    "remove",
                    new String[] {"client_secret"}));

            assertThat(reply.get(10, TimeUnit.SECONDS).statusCode()).isGreaterThanOrEqualTo(400);
            var seen = world.google().lab().exchanges(exchange -> true).get(0).request();
            assertThat(seen.form().find("redirect_uri")).hasValue("http://localhost/other");
            assertThat(seen.form().find("client_secret")).isEmpty();
        }
    }

    @Test
    void a_lost_reply_burns_the_code_all_the_same() throws Exception {
        try (var reader = new EventReader(world.google(), "", "")) {
            order(Map.of("action", "pause"));
            String code = world.code();

            var reply = redeem(code);
            long id = held(reader);
            order(Map.of("action", "drop", "id", id));

            assertThatThrownBy(() -> reply.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
            order(Map.of("action", "resume"));
            assertThat(redeem(code).get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void what_waits_is_told_without_its_secrets() throws Exception {
        try (var reader = new EventReader(world.google(), "", "")) {
            order(Map.of("action", "pause"));
            String code = world.code();
            redeem(code);

            var told = reader.next("gate");
            while (told.data().path("held").isEmpty()) {
                told = reader.next("gate");
            }

            assertThat(told.data().toString())
                    .contains("redirect_uri")
                    .doesNotContain(code)
                    .doesNotContain(DemoWorld.WEB.secret().orElseThrow());
        }
    }

    @Test
    void another_project_is_not_held() throws Exception {
        order(Map.of("action", "pause", "project", "somebody-elses"));

        assertThat(redeem(world.code()).get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void a_request_that_was_recorded_can_be_sent_again() throws Exception {
        redeem(world.code()).get(10, TimeUnit.SECONDS);

        assertThat(order(Map.of("action", "replay", "id", 1))).contains("400");

        var again = world.google().lab().exchanges(exchange -> exchange.number() == 2);
        assertThat(again.get(0).fact("why").orElseThrow()).contains("already redeemed");
    }

    @Test
    void nothing_is_held_for_ever() {
        var gate = new Gate(((InProcessLab) world.google().lab()).faults(), Duration.ofMillis(200));
        gate.pause("");
        var handler = gate.before(
                request -> Reply.json(200, Map.of()), request -> Optional.of(new Gate.Destination("p", "token")));

        assertThat(handler.handle(request()).status()).isEqualTo(200);
    }

    @Test
    void stopping_the_server_lets_go_what_waits() throws Exception {
        try (var reader = new EventReader(world.google(), "", "")) {
            order(Map.of("action", "pause"));
            var reply = redeem(world.code());
            held(reader);

            world.close();

            assertThat(reply.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void an_unknown_order_says_which_there_are() throws Exception {
        assertThat(order(Map.of("action", "dance"))).contains("pause, resume, step, release, drop or replay");
    }

    @Test
    void a_page_of_another_origin_cannot_hold_anything() throws Exception {
        for (String attack : new String[] {"cross-site", "same-site"}) {
            var request = controls(world.google())
                    .header("Sec-Fetch-Site", attack)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"pause\"}"))
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        }
        assertThat(redeem(world.code()).get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    private CompletableFuture<HttpResponse<String>> redeem(String code) {
        return http.sendAsync(
                HttpRequest.newBuilder(URI.create(world.google().url() + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                world.exchange(code).encode()))
                        .build(),
                BodyHandlers.ofString());
    }

    private static long held(EventReader reader) throws Exception {
        var told = reader.next("gate");
        while (told.data().path("held").isEmpty()) {
            told = reader.next("gate");
        }
        return told.data().path("held").get(0).path("id").asLong();
    }

    private String order(Map<String, ?> what) throws Exception {
        return http.send(
                        controls(world.google())
                                .POST(HttpRequest.BodyPublishers.ofString(Json.compact(what)))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static HttpRequest.Builder controls(FakeGoogle google) throws Exception {
        return EventReader.request(google, "/controls").header("Content-Type", "application/json");
    }

    private static Request request() {
        return new Request(
                "POST",
                "/token",
                URI.create("http://127.0.0.1:1"),
                Headers.NONE,
                Params.NONE,
                Params.NONE,
                Body.NONE,
                Map.of());
    }
}
