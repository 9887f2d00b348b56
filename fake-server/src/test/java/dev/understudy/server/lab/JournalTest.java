package dev.understudy.server.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Headers;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Journal journal = new Journal();

    @Test
    void exchanges_are_numbered_in_order() {
        record("ada", "token");
        record("bob", "token");

        assertThat(journal.find(exchange -> true)).extracting(Exchange::number).containsExactly(1L, 2L);
        assertThat(journal.last()).isEqualTo(2);
    }

    @Test
    void a_waiting_test_gets_what_comes_later() throws Exception {
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return journal.await(exchange -> exchange.endpoint().equals("token"), LONG);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        record("ada", "authorize");
        record("ada", "token");

        assertThat(waiting.get(20, TimeUnit.SECONDS).orElseThrow().endpoint()).isEqualTo("token");
    }

    @Test
    void waiting_ends_when_the_time_is_up() throws Exception {
        assertThat(journal.await(exchange -> true, Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void a_listener_hears_everything_until_it_is_closed() throws Exception {
        var heard = new ArrayList<Long>();
        var listening = journal.listen(exchange -> heard.add(exchange.number()));

        record("ada", "token");
        listening.close();
        record("ada", "token");

        assertThat(heard).containsExactly(1L);
    }

    @Test
    void the_newest_are_kept() {
        for (int i = 0; i < Journal.CAPACITY + 10; i++) {
            record("ada", "token");
        }

        assertThat(journal.find(exchange -> true)).hasSize(Journal.CAPACITY);
        assertThat(journal.find(exchange -> true).get(0).number()).isEqualTo(11);
    }

    @Test
    void large_bodies_do_not_fill_the_memory() {
        var megabyte = Body.of("text/plain", new byte[1024 * 1024]);
        for (int i = 0; i < 100; i++) {
            record("ada", "token", Reply.of(200, megabyte));
        }

        assertThat(journal.find(exchange -> true)).hasSizeBetween(20, 32);
    }

    @Test
    void large_headers_do_not_fill_the_memory_either() {
        var redirect = Reply.json(302, Map.of()).with("Location", "a".repeat(1024 * 1024));
        for (int i = 0; i < 100; i++) {
            record("ada", "authorize", redirect);
        }

        assertThat(journal.find(exchange -> true).size()).isBetween(30, 32);
    }

    @Test
    void one_project_is_forgotten_alone() {
        record("ada", "token");
        record("bob", "token");

        journal.forget("ada");

        assertThat(journal.find(exchange -> true)).extracting(Exchange::project).containsExactly("bob");
    }

    @Test
    void an_exchange_says_why_it_failed() {
        var failed = record("ada", "token", Reply.json(400, Map.of()).noting(Fact.why("The code was used before.")));

        assertThat(failed.summary()).isEqualTo("token -> 400 (The code was used before.)");
    }

    private void record(String project, String endpoint) {
        record(project, endpoint, Reply.json(200, Map.of()));
    }

    private Exchange record(String project, String endpoint, Reply reply) {
        var request = new Request(
                "POST",
                "/token",
                URI.create("http://127.0.0.1:1"),
                Headers.NONE,
                Params.NONE,
                Params.NONE,
                Body.NONE,
                Map.of());
        return journal.record(
                number -> new Exchange(number, Instant.EPOCH, Duration.ZERO, project, endpoint, request, reply));
    }
}
