package dev.understudy.server.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.classroom.TestClass.Seat;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thirty learners at once, each with flows of their own. */
class ClassCrowdTest {

    private static final int LEARNERS = 30;
    private static final int FLOWS = 3;

    @TempDir
    private Path folder;

    private final List<Long> waits = Collections.synchronizedList(new ArrayList<>());

    @Test
    void thirty_learners_at_once_see_their_own_exchanges_and_the_board_is_right() throws Exception {
        try (var room = new TestClass(folder, LEARNERS, 0)) {
            var everybody = Executors.newFixedThreadPool(LEARNERS);
            var done = new ArrayList<Future<?>>();
            for (int number = 1; number <= LEARNERS; number++) {
                done.add(everybody.submit(learning(room, number)));
            }
            for (Future<?> each : done) {
                each.get();
            }
            everybody.shutdown();

            for (int number = 1; number <= LEARNERS; number++) {
                verify(room, number);
            }
            Collections.sort(waits);
            System.out.printf(
                    "%d learners, %d requests: p50 %d ms, p99 %d ms, longest %d ms%n",
                    LEARNERS, waits.size(), share(0.5), share(0.99), share(1));
            assertThat(share(0.99)).isLessThan(Duration.ofSeconds(5).toMillis());
        }
    }

    /** Each signs in, trades the code, calls Drive, and tells the server how far that is. */
    private Callable<Void> learning(TestClass room, int number) {
        return () -> {
            var seat = room.seat(number);
            for (int flow = 1; flow <= FLOWS; flow++) {
                room.progress(seat, "begun", flow, "");
                String token = trade(room, seat);
                timed(() -> TestClass.send(HttpRequest.newBuilder(room.at("/drive/v3/files?pageSize=" + number))
                        .header("Authorization", "Bearer " + token)));
                if (flow <= number % (FLOWS + 1)) {
                    room.progress(seat, "passed", flow, "");
                }
                timed(() -> room.state());
            }
            return null;
        };
    }

    private String trade(TestClass room, Seat seat) throws Exception {
        var client = seat.client(ClientType.WEB);
        String redirect = client.redirectUris().get(0);
        String code = timed(() -> new Visitor(room.google().url())
                .code(
                        Visitor.request(client, redirect, "state", seat.id()),
                        seat.ada().email()));
        var form = Params.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "client_id",
                client.id(),
                "client_secret",
                client.secret().orElseThrow(),
                "redirect_uri",
                redirect);
        var answer = timed(() -> TestClass.send(HttpRequest.newBuilder(room.at("/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encode()))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestClass.json(answer).path("access_token").asText();
    }

    private static void verify(TestClass room, int number) throws Exception {
        var seat = room.seat(number);
        // What the learner's own page and runner are told, not what the test knows.
        var told = room.asInstructor(room.at("/_understudy/journal?project=" + seat.project()));
        var own = TestClass.send(HttpRequest.newBuilder(room.at("/_understudy/journal?project=" + seat.project()))
                .header("X-Control-Token", seat.key()));
        assertThat(own.body()).isEqualTo(told.body());
        assertThat(Json.read(own.body()).orElseThrow().path("exchanges")).hasSizeGreaterThanOrEqualTo(FLOWS * 4);
        for (Exchange exchange : seat.exchanges()) {
            String whole = exchange.request().query() + " " + exchange.request().form() + " "
                    + exchange.reply().facts();
            for (int other = 1; other <= LEARNERS; other++) {
                if (other != number) {
                    assertThat(whole)
                            .doesNotContain(
                                    room.seat(other).ada().email(),
                                    room.seat(other).client(ClientType.WEB).id());
                }
            }
        }
        assertThat(seat.exchanges())
                .filteredOn(exchange -> exchange.endpoint().equals("drive.files.list"))
                .hasSize(FLOWS)
                .allMatch(exchange ->
                        exchange.request().query().require("pageSize").equals("" + number));
        int passed = number % (FLOWS + 1);
        assertThat(room.cells(seat, "05-the-code-once"))
                .isEqualTo(String.join(" ", Collections.nCopies(passed, "passed"))
                        + (passed > 0 && passed < FLOWS ? " " : "")
                        + String.join(" ", Collections.nCopies(FLOWS - passed, "begun")));
    }

    private <T> T timed(Callable<T> asking) throws Exception {
        long start = System.nanoTime();
        T answer = asking.call();
        waits.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        return answer;
    }

    private long share(double part) {
        return waits.get((int) Math.min(waits.size() - 1, Math.floor(part * waits.size())));
    }
}
