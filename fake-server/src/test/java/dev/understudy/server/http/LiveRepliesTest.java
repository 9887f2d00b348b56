package dev.understudy.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.LiveText;
import dev.understudy.server.wire.Reply;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LiveRepliesTest {

    private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    @AutoClose
    private final WebServer server = WebServer.start(
            request -> Reply.of(200, Body.live("text/event-stream; charset=utf-8", new Queued())),
            Place.at("127.0.0.1", 0));

    @Test
    void each_piece_arrives_before_the_next_exists() throws Exception {
        try (var reader = open()) {
            pieces.add("first ü\n");
            assertThat(reader.readLine()).isEqualTo("first ü");
            pieces.add("second\n");
            assertThat(reader.readLine()).isEqualTo("second");
        }
    }

    @Test
    void the_text_is_closed_when_its_reader_has_gone() throws Exception {
        open().close();
        while (!closed.await(20, TimeUnit.MILLISECONDS)) {
            pieces.add("still there?\n");
        }
    }

    @Test
    void stopping_the_server_ends_it_at_once() throws Exception {
        try (var reader = open()) {
            pieces.add("first\n");
            reader.readLine();
            long start = System.nanoTime();

            server.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1_500));
            assertThat(closed.getCount()).isZero();
        }
    }

    @Test
    void a_head_request_is_answered_without_waiting() throws Exception {
        var reply = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.url())
                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.discarding());

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
    }

    private BufferedReader open() throws Exception {
        var reply = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(server.url() + "/")).build(), BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8));
    }

    private final class Queued implements LiveText {

        @Override
        public Optional<String> next() throws InterruptedException {
            return Optional.of(pieces.take()).filter(piece -> !piece.isEmpty());
        }

        @Override
        public void close() {
            closed.countDown();
            pieces.add("");
        }
    }
}
