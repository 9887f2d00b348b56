package dev.understudy.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.wire.Reply;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowClientsTest {

    private static final Duration ARRIVAL = Duration.ofMillis(400);
    /** Between two bytes of a slow client: far less than any limit for silence. */
    private static final int DRIP_MILLIS = 40;

    private static final int MOST_DRIPS = 1_000;

    @AutoClose
    private final WebServer server =
            WebServer.start(request -> Reply.json(200, Map.of()), Place.at("127.0.0.1", 0), ARRIVAL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /",
                "GET / HTTP/1.1\r\nHost: HOST\r\nX-",
                "POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 100000\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: HOST\r\n\r\nGET / HTTP/1.1\r\nX-"
            })
    void who_sends_a_byte_now_and_then_is_cut_off(String beginning) throws Exception {
        try (var socket = connect()) {
            socket.setSoTimeout(DRIP_MILLIS);
            send(socket, beginning.replace("HOST", server.url().getAuthority()));
            int drips = 0;
            while (drips < MOST_DRIPS && isOpen(socket)) {
                drips++;
            }

            assertThat(drips).isBetween(1, MOST_DRIPS - 1);
        }
    }

    @Test
    void who_asks_again_and_again_is_not_cut_off() throws Exception {
        long end = System.nanoTime() + ARRIVAL.multipliedBy(3).toNanos();
        try (var socket = connect()) {
            while (System.nanoTime() < end) {
                send(socket, "GET / HTTP/1.1\r\nHost: " + server.url().getAuthority() + "\r\n\r\n");

                assertThat(new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 200 OK");
                socket.getInputStream().skipNBytes(socket.getInputStream().available());
            }
        }
    }

    @Test
    void a_thousand_idle_connections_keep_nobody_out() throws Exception {
        var idle = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 1_000; i++) {
                idle.add(connect());
            }
            try (var socket = connect()) {
                send(
                        socket,
                        "GET / HTTP/1.1\r\nHost: " + server.url().getAuthority() + "\r\nConnection: close\r\n\r\n");

                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith("HTTP/1.1 200");
            }
            assertThat(idle.get(0).getInputStream().read()).isEqualTo(-1);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void huge_heads_and_bodies_are_refused_before_they_are_read() throws Exception {
        assertThat(answer("GET / HTTP/1.1\r\nHost: HOST\r\nX: " + "a".repeat(100_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(answer("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: HOST\r\n\r\n"))
                .startsWith("HTTP/1.1 414");
        assertThat(answer(
                        "POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 9999999999\r\n\r\n" + "a".repeat(2_000_000)))
                .startsWith("HTTP/1.1 413");
    }

    /** Sends one more byte unless the server has closed the connection. */
    private static boolean isOpen(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                // An answer to the request before.
            }
            return false;
        } catch (SocketTimeoutException e) {
            return dripped(socket);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean dripped(Socket socket) {
        try {
            socket.getOutputStream().write('a');
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String answer(String request) throws IOException {
        try (var socket = connect()) {
            try {
                send(socket, request.replace("HOST", server.url().getAuthority()));
            } catch (IOException e) {
                // The server may answer and close before it has read everything.
            }
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket("127.0.0.1", server.url().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
