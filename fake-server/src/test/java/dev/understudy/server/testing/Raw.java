package dev.understudy.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests letter by letter, for what no HTTP client sends. */
public final class Raw {

    private Raw() {}

    /** The whole answer to these lines of a request, which get their ends and the empty line here. */
    public static String ask(URI server, String... lines) {
        return send(server.getPort(), String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
    }

    /** The whole answer to a GET of this target under this name. */
    public static String get(URI server, String target, String host) {
        return ask(server, "GET " + target + " HTTP/1.1", "Host: " + host);
    }

    /** What is behind the head of an answer. */
    public static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    /** The whole answer to exactly these bytes; at most 20 seconds are waited for it. */
    public static String send(int port, String request) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
