package dev.understudy.lessons.learn;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A door on this machine to the server of a class: it passes everything on with the learner's key, so that the server
 * knows whose it is even where nothing in a request says so, and answers under this address. So a program of the learner
 * talks to loopback, where plain HTTP is no risk, whatever machine the server is on.
 */
final class Relay implements AutoCloseable {

    /** Longer than the server holds a request back. */
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    /** What belongs to one connection (RFC 9110 section 7.6.1), and what each side writes by itself. */
    private static final Set<String> OWN = Set.of(
            "connection",
            "content-length",
            "date",
            "expect",
            "host",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "relay");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer door;
    private final URI server;
    private final String key;

    private Relay(HttpServer door, URI server, String key) {
        this.door = door;
        this.server = server;
        this.key = key;
    }

    /** Opens a door to this server. */
    static Relay open(URI server, String key) {
        try {
            var door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var relay = new Relay(door, server, key);
            door.setExecutor(relay.threads);
            door.createContext("/", relay::pass);
            door.start();
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + door.getAddress().getPort());
    }

    @Override
    public void close() {
        door.stop(0);
        threads.shutdownNow();
    }

    /** An answer that the server breaks off is broken off here as well: faults shall look as they are. */
    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<InputStream> answer = http.send(request(exchange), BodyHandlers.ofInputStream());
            answer.headers().map().forEach((name, values) -> {
                if (!isOwn(name)) {
                    exchange.getResponseHeaders().put(name, List.copyOf(values));
                }
            });
            try (var body = answer.body()) {
                exchange.sendResponseHeaders(answer.statusCode(), length(exchange, answer));
                body.transferTo(exchange.getResponseBody());
            }
        } catch (ConnectException e) {
            byte[] sentence = ("The class's server " + server + " does not answer.\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(502, sentence.length);
            exchange.getResponseBody().write(sentence);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        var request = HttpRequest.newBuilder(
                        URI.create(server + exchange.getRequestURI().toString()))
                .timeout(PATIENCE)
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!isOwn(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.header("X-Understudy-Key", key)
                .header("X-Understudy-Base", url().toString())
                .build();
    }

    /** As the JDK's server wants it: -1 for nothing, 0 for as much as comes. */
    private static long length(HttpExchange exchange, HttpResponse<InputStream> answer) {
        boolean empty =
                exchange.getRequestMethod().equals("HEAD") || answer.statusCode() == 204 || answer.statusCode() == 304;
        long length = answer.headers().firstValueAsLong("Content-Length").orElse(empty ? 0 : -1);
        return empty || length == 0 ? -1 : Math.max(0, length);
    }

    private static boolean isOwn(String name) {
        return name.startsWith(":") || OWN.contains(name.toLowerCase(Locale.ROOT));
    }
}
