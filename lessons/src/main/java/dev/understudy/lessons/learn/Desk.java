package dev.understudy.lessons.learn;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * Where the learner's Java says what could also be typed at the prompt. On loopback, and only for who knows the key; a
 * browser's page cannot set the header it comes in.
 */
final class Desk implements AutoCloseable {

    private static final int LONGEST = 1_000;

    private final HttpServer server;
    private final String key;
    private final UnaryOperator<String> answer;

    private Desk(HttpServer server, UnaryOperator<String> answer) {
        this.server = server;
        this.answer = answer;
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        this.key = HexFormat.of().formatHex(random);
    }

    /** Opens a desk that answers each command with what this function says; what it throws is told as an error. */
    static Desk open(UnaryOperator<String> answer) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var desk = new Desk(server, answer);
            server.createContext("/say", desk::handle);
            server.start();
            return desk;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/say");
    }

    String key() {
        return key;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String shown = exchange.getRequestHeaders().getFirst("X-Understudy-Key");
            if (shown == null || !MessageDigest.isEqual(bytes(shown), bytes(key))) {
                reply(exchange, 403, "not for you");
                return;
            }
            String command = new String(exchange.getRequestBody().readNBytes(LONGEST), StandardCharsets.UTF_8);
            try {
                reply(exchange, 200, answer.apply(command.strip()));
            } catch (IllegalArgumentException e) {
                reply(exchange, 400, String.valueOf(e.getMessage()));
            }
        }
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes(text).length == 0 ? -1 : bytes(text).length);
        exchange.getResponseBody().write(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
