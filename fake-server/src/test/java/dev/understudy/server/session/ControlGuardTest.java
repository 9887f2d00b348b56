package dev.understudy.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.http.Place;
import dev.understudy.server.http.WebServer;
import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.Reply;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlGuardTest {

    private static final String TOKEN = "only-for-this-test";

    private final ControlGuard guard = new ControlGuard(TOKEN);

    @AutoClose
    private WebServer server;

    @BeforeEach
    void start() {
        Handler open = request -> Reply.json(200, Map.of("secret", "told"));
        Handler page = guard.page(open);
        Handler reading = guard.reading(open);
        Handler changing = guard.changing(open);
        server = WebServer.start(
                request -> (request.path().equals("/page")
                                ? page
                                : request.method().equals("GET") ? reading : changing)
                        .handle(request),
                Place.at("127.0.0.1", 0));
    }

    @Test
    void a_program_that_knows_the_token_may_read_and_change() throws Exception {
        assertThat(send("GET /x", "X-Control-Token: " + TOKEN)).startsWith("HTTP/1.1 200");
        assertThat(send("POST /x", "X-Control-Token: " + TOKEN, "Content-Type: application/json"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void a_page_hands_out_the_cookie_and_the_cookie_opens_the_rest() throws Exception {
        var reply = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server.url().resolve("/page")).build(), BodyHandlers.ofString());
        String cookie = reply.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie).contains("; HttpOnly").contains("; SameSite=Strict").contains("; Path=/_understudy/");
        assertThat(send("GET /x", "Cookie: " + cookie.split(";", 2)[0])).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_form_cannot_change_anything() throws Exception {
        assertThat(send("POST /x", cookie(), "Content-Type: text/plain"))
                .startsWith("HTTP/1.1 403")
                .contains("Content-Type: application/json");
    }

    /** What a page on another origin can make a browser send, the stolen token or the cookie with it. */
    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, http://evil.example",
        "Origin, http://127.0.0.1:1",
        "Origin, null",
        "Origin, https://127.0.0.1",
    })
    void a_page_of_another_origin_can_do_nothing(String header, String value) throws Exception {
        for (String proof : new String[] {cookie(), "X-Control-Token: " + TOKEN}) {
            assertThat(send("GET /x", proof, header + ": " + value))
                    .startsWith("HTTP/1.1 403")
                    .doesNotContain("told");
            assertThat(send("POST /x", proof, header + ": " + value, "Content-Type: application/json"))
                    .startsWith("HTTP/1.1 403")
                    .doesNotContain("told");
        }
    }

    @Test
    void the_servers_own_page_is_let_in() throws Exception {
        assertThat(send("GET /x", cookie(), "Sec-Fetch-Site: same-origin", "Origin: " + server.url()))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({"Accept, */*", "X-Control-Token, wrong", "X-Control-Token, only-for-this-tes"})
    void without_the_token_nothing_is_told(String header, String value) throws Exception {
        assertThat(send("GET /x", header + ": " + value))
                .startsWith("HTTP/1.1 403")
                .contains("X-Control-Token")
                .doesNotContain("told");
    }

    private String cookie() {
        return "Cookie: understudy_control_" + server.url().getPort() + "=" + TOKEN;
    }

    private String send(String line, String... headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.url().getPort())) {
            socket.setSoTimeout(5_000);
            String request = line + " HTTP/1.1\r\nHost: " + server.url().getAuthority()
                    + "\r\nConnection: close\r\nContent-Length: 0\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
