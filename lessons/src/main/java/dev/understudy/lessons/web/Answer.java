package dev.understudy.lessons.web;

import com.sun.net.httpserver.HttpExchange;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Answers one request; once. */
final class Answer {

    /** Everything from this server itself; the page cannot be framed, and its forms lead nowhere. */
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

    private final HttpExchange exchange;
    private boolean given;

    Answer(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** One of the pages. */
    void page(int status, String name) throws IOException {
        var file = StaticFiles.page(name);
        send(status, file.contentType(), bytes(file));
    }

    /** A file of the pages. */
    void file(Body file) throws IOException {
        send(200, file.contentType(), bytes(file));
    }

    void json(int status, Map<String, Object> told) throws IOException {
        send(status, "application/json; charset=utf-8", Json.compact(told).getBytes(StandardCharsets.UTF_8));
    }

    /** What is wrong, in a sentence; nothing if an answer was begun already. */
    void problem(int status, String sentence) throws IOException {
        if (!given) {
            json(status, Map.of("problem", sentence));
        }
    }

    /** An answer without an end. */
    OutputStream stream(String type) throws IOException {
        begin(200, type, 0);
        return exchange.getResponseBody();
    }

    private static byte[] bytes(Body file) throws IOException {
        return file.stream().readAllBytes();
    }

    private void send(int status, String type, byte[] body) throws IOException {
        begin(status, type, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void begin(int status, String type, long length) throws IOException {
        given = true;
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, length);
    }
}
