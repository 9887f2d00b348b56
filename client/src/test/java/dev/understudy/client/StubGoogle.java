package dev.understudy.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.understudy.client.internal.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** A server that answers whatever a test wants, also what no decent server would. */
final class StubGoogle implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Function<Asked, Said>> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));

    /** A request that came. */
    record Asked(String method, URI uri, Map<String, List<String>> headers, String body) {

        Form form() {
            return Form.parse(body);
        }

        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    /** A reply. */
    record Said(int status, String type, String body, Map<String, String> headers) {

        static Said json(int status, String body) {
            return new Said(status, "application/json", body, Map.of());
        }

        static Said redirect(int status, String location) {
            return new Said(status, "text/html", "", Map.of("Location", location));
        }
    }

    StubGoogle() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::handle);
        server.start();
    }

    StubGoogle answer(String path, Function<Asked, Said> answer) {
        answers.put(path, answer);
        return this;
    }

    StubGoogle answer(String path, int status, String json) {
        return answer(path, request -> Said.json(status, json));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Asked> asked(String path) {
        return asked.stream()
                .filter(request -> request.uri().getPath().equals(path))
                .toList();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    Instant now() {
        return now.get();
    }

    /** This server, a clock that stands still until a test advances it, and no waiting. */
    Surroundings surroundings() {
        return Surroundings.of(Endpoints.at(url())).withClock(now::get).withPause(this::advance);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body);
            asked.add(request);
            var said = answers.getOrDefault(request.uri().getPath(), any -> Said.json(404, "{}"))
                    .apply(request);
            exchange.getResponseHeaders().set("Content-Type", said.type());
            said.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }
}
