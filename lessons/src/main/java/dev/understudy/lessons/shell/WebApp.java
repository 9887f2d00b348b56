package dev.understudy.lessons.shell;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A small web app of the learner's own, on this machine: pages under paths, and a session for each browser. */
public final class WebApp implements AutoCloseable {

    private static final String COOKIE = "app_session";

    private final HttpServer server;
    private final Map<String, Map<String, String>> sessions = new ConcurrentHashMap<>();

    private WebApp(HttpServer server) {
        this.server = server;
    }

    /**
     * One request to a page.
     *
     * @param url the whole address that the browser asked for
     * @param session what the app keeps for this browser
     */
    public record Visit(URI url, Map<String, String> session) {}

    /** Starts an app without pages on a free port. */
    public static WebApp start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
            server.setExecutor(task -> {
                var thread = new Thread(task, "web-app");
                thread.setDaemon(true);
                thread.start();
            });
            server.start();
            return new WebApp(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a path of the app. */
    public URI url(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    /** Adds or replaces a page: what it answers is HTML, or an address to go on to. */
    public WebApp page(String path, Function<Visit, Object> answer) {
        try {
            server.removeContext(path);
        } catch (IllegalArgumentException e) {
            // There was none yet.
        }
        server.createContext(path, exchange -> serve(exchange, answer));
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    @Override
    public String toString() {
        return "a web app at " + url("/");
    }

    private void serve(HttpExchange exchange, Function<Visit, Object> page) throws IOException {
        try (exchange) {
            String id = cookie(exchange).orElseGet(Verbs::newVerifier);
            exchange.getResponseHeaders().set("Set-Cookie", COOKIE + "=" + id + "; HttpOnly; SameSite=Lax; Path=/");
            var visit = new Visit(
                    url(exchange.getRequestURI().toString()),
                    sessions.computeIfAbsent(id, any -> new ConcurrentHashMap<>()));
            Object answer;
            int status = 200;
            try {
                answer = page.apply(visit);
            } catch (RuntimeException e) {
                answer = "<title>Sorry</title>" + e.getMessage();
                status = 500;
            }
            if (answer instanceof URI target) {
                exchange.getResponseHeaders().set("Location", target.toString());
                exchange.sendResponseHeaders(302, -1);
            } else {
                byte[] html = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(status, html.length);
                exchange.getResponseBody().write(html);
            }
        }
    }

    private static Optional<String> cookie(HttpExchange exchange) {
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(";\\s*")))
                .filter(pair -> pair.startsWith(COOKIE + "="))
                .map(pair -> pair.substring(COOKIE.length() + 1))
                .findFirst();
    }
}
