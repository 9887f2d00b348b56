package dev.understudy.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {

    private final AtomicReference<Request> seen = new AtomicReference<>();

    @AutoClose
    private WebServer server;

    @BeforeEach
    void start() {
        server = WebServer.start(
                request -> {
                    seen.set(request);
                    return Reply.json(201, Map.of("path", request.path())).with("X-Test", "yes");
                },
                Place.at("127.0.0.1", 0));
    }

    @Test
    void a_request_arrives_as_it_was_sent() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.url() + "/a%20b?x=1&x=2&y=%C3%A9"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("z=1+2"))
                .build();

        var reply = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(reply.statusCode()).isEqualTo(201);
        assertThat(reply.headers().firstValue("X-Test")).hasValue("yes");
        assertThat(reply.body()).isEqualTo("{\n  \"path\": \"/a b\"\n}");
        assertThat(seen.get().path()).isEqualTo("/a b");
        assertThat(seen.get().query().all("x")).containsExactly("1", "2");
        assertThat(seen.get().query().find("y")).hasValue("é");
        assertThat(seen.get().form().find("z")).hasValue("1 2");
        assertThat(seen.get().base()).isEqualTo(server.url());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"})
    void every_method_reaches_the_house(String method) throws Exception {
        String reply = raw(method + " /x HTTP/1.1\r\nHost: " + authority() + "\r\nConnection: close\r\n\r\n");

        assertThat(reply).startsWith("HTTP/1.1 201");
        assertThat(seen.get().method()).isEqualTo(method);
    }

    @Test
    void a_content_type_is_sent_letter_by_letter() throws Exception {
        String reply = raw("GET /x HTTP/1.1\r\nHost: " + authority() + "\r\nConnection: close\r\n\r\n");

        assertThat(reply.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-type:")))
                .containsExactly("Content-Type: application/json; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1", "127.0.0.1.evil.example:80", "localhost:1"})
    void a_foreign_host_is_refused(String host) throws Exception {
        String reply = raw("GET /x HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

        assertThat(reply).startsWith("HTTP/1.1 421");
        assertThat(seen.get()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token?code=4%2skj", "/%zz", "/a%2fb"})
    void broken_encoding_gets_googles_page(String target) throws Exception {
        String reply = raw("GET " + target + " HTTP/1.1\r\nHost: " + authority() + "\r\nConnection: close\r\n\r\n");

        assertThat(reply).startsWith("HTTP/1.1 400").contains("<title>Error 400 (Bad Request)!!1</title>");
        assertThat(seen.get()).isNull();
    }

    @Test
    void a_large_body_is_refused() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.url() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("x=" + "a".repeat(70_000)))
                .build();

        var reply = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(reply.statusCode()).isEqualTo(413);
    }

    @Test
    void a_compressed_body_arrives_unpacked() throws Exception {
        var reply = post("gzip", gzip("a=1&b=2".getBytes(StandardCharsets.UTF_8)));

        assertThat(reply.statusCode()).isEqualTo(201);
        assertThat(seen.get().form()).isEqualTo(Params.of("a", "1", "b", "2"));
    }

    @Test
    void a_small_body_that_unpacks_to_a_huge_one_is_refused() throws Exception {
        assertThat(post("gzip", gzip(new byte[20_000_000])).statusCode()).isEqualTo(413);
        assertThat(post("gzip", "no gzip".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(400);
        assertThat(post("br", new byte[] {1}).statusCode()).isEqualTo(400);
        assertThat(seen.get()).isNull();
    }

    @Test
    void a_port_in_use_is_said_in_one_sentence() {
        assertThatThrownBy(() -> WebServer.start(
                        request -> Reply.json(200, Map.of()),
                        Place.at("127.0.0.1", server.url().getPort())))
                .isInstanceOf(PortInUse.class)
                .hasMessageStartingWith("Port " + server.url().getPort() + " on 127.0.0.1 is already in use.");
    }

    @Test
    void slow_clients_do_not_keep_out_the_others() throws Exception {
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 300; i++) {
                slow.add(send("POST /slow HTTP/1.1\r\nHost: " + authority() + "\r\nContent-Length: 10\r\n\r\nabc"));
            }
            for (int i = 0; i < 20; i++) {
                String reply = raw("GET /ok HTTP/1.1\r\nHost: " + authority() + "\r\nConnection: close\r\n\r\n");

                assertThat(reply).startsWith("HTTP/1.1 201");
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void a_stop_does_not_wait_for_ever() throws Exception {
        var arrived = new CountDownLatch(1);
        var forgotten = new CountDownLatch(1);
        var hanging = WebServer.start(
                request -> {
                    arrived.countDown();
                    awaitQuietly(forgotten);
                    return Reply.json(200, Map.of());
                },
                Place.at("127.0.0.1", 0));
        int port = hanging.url().getPort();
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET /x HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            arrived.await();

            hanging.close();

            assertThatThrownBy(() -> new Socket("127.0.0.1", port)).isInstanceOf(ConnectException.class);
        } finally {
            forgotten.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_body_in_pieces_arrives_whole() throws Exception {
        try (var socket = send("POST /x HTTP/1.1\r\nHost: " + authority() + "\r\n"
                + "Connection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + "3\r\n"
                + "a=1\r\n")) {
            socket.getOutputStream().write("4\r\n&b=2\r\n0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(reply).startsWith("HTTP/1.1 201");
            assertThat(seen.get().form()).isEqualTo(Params.of("a", "1", "b", "2"));
        }
    }

    private HttpResponse<String> post(String coding, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.url() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Content-Encoding", coding)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private String authority() {
        return "127.0.0.1:" + server.url().getPort();
    }

    private String raw(String request) throws IOException {
        try (var socket = send(request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket send(String beginning) throws IOException {
        var socket = new Socket("127.0.0.1", server.url().getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }
}
