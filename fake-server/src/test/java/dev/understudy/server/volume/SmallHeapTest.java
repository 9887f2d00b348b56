package dev.understudy.server.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Pipeline;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Params;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Forty thousand codes and tokens fit through a server with 64 MB; {@code scripts/bench --million} does more. */
class SmallHeapTest {

    private static final int ISSUED = Integer.getInteger("understudy.issued", 40_000);
    private static final int AT_ONCE = 100;
    private static final Params ASKED = Visitor.request(DemoWorld.WEB, TokenWorld.REDIRECT, "state", "small");

    @Test
    void a_server_with_little_memory_forgets_the_oldest_and_goes_on() throws Exception {
        var server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Server.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = server.inputReader()) {
            var url = URI.create(said.readLine());
            try (var pipeline = new Pipeline(url)) {
                byte[] authorize = authorize(url);
                for (int issued = 0; issued < ISSUED; issued += 2 * AT_ONCE) {
                    exchange(pipeline, url, authorize);
                }
            }
            assertThat(server.isAlive()).isTrue();
        } finally {
            server.destroy();
        }
    }

    /** Asks for codes, a hundred in one go, and changes each for an access token. */
    private static void exchange(Pipeline pipeline, URI url, byte[] authorize) throws IOException {
        var exchanges = new ArrayList<byte[]>();
        for (var answer : pipeline.exchange(Collections.nCopies(AT_ONCE, authorize))) {
            String query = answer.location().substring(answer.location().indexOf('?') + 1);
            exchanges.add(exchange(url, Params.parse(query).require("code")));
        }
        assertThat(pipeline.exchange(exchanges))
                .allMatch(
                        answer -> answer.status() == 200 && answer.body().contains("\"access_token\": \"ya29.a0FAKE-"));
    }

    /** The request of a browser whose user has consented before. */
    private static byte[] authorize(URI url) throws IOException {
        var cookies = new CookieManager();
        new Visitor(url, cookies).code(ASKED, "ada@example.com");
        String cookie = cookies.get(url, Map.of()).get("Cookie").get(0);
        return bytes("GET /o/oauth2/v2/auth?" + ASKED.encode() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nCookie: " + cookie + "\r\n\r\n");
    }

    private static byte[] exchange(URI url, String code) {
        String form = Params.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        TokenWorld.REDIRECT,
                        "client_id",
                        DemoWorld.WEB.id(),
                        "client_secret",
                        DemoWorld.WEB.secret().orElseThrow())
                .encode();
        return bytes("POST /token HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n"
                + form);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The fake in a process of its own, which says its URL and waits to be ended. */
    static final class Server {

        private Server() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(FakeGoogle.start().url());
            Thread.currentThread().join();
        }
    }
}
