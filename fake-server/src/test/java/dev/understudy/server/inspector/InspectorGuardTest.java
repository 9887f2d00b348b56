package dev.understudy.server.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the inspector tells whom; {@code CrossOriginTest} has its addresses among all others. */
class InspectorGuardTest {

    @AutoClose
    private static FakeGoogle google;

    @BeforeAll
    static void start() throws Exception {
        google = FakeGoogle.start();
        HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(google.url().resolve("/travelled")).build(), BodyHandlers.discarding());
    }

    static Stream<String> paths() {
        return Stream.of("/events", "/exchanges", "/exchanges/1/snippets");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void without_the_cookie_nothing_is_told(String path) throws Exception {
        assertThat(send(path, google.url().getAuthority(), "Accept: */*"))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("travelled");
    }

    @Test
    void the_page_runs_its_own_scripts_only_and_cannot_be_framed() throws Exception {
        String page = send("", google.url().getAuthority(), "Accept: text/html");

        assertThat(page)
                .startsWith("HTTP/1.1 200")
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .contains("frame-ancestors 'none'")
                .contains("X-Frame-Options: DENY")
                .doesNotContain("unsafe-inline")
                .doesNotContain("Access-Control-Allow-Origin");
    }

    private static String send(String path, String host, String... headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", google.url().getPort())) {
            socket.setSoTimeout(5_000);
            String request = "GET /_understudy/inspector" + path + " HTTP/1.1\r\nHost: " + host
                    + "\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
