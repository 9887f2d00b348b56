package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.client.StubGoogle.Said;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that keep a client busy: it gives up in time, and says so without what is secret (C29, L17). */
@Timeout(60)
class SlowServerTest {

    @AutoClose
    private final StubGoogle google = new StubGoogle();

    @Test
    void c29_an_answer_that_comes_letter_by_letter_is_given_up_after_20_seconds() throws Exception {
        try (var slow = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var thread = new Thread(() -> dribble(slow));
            thread.setDaemon(true);
            thread.start();
            var credentials = at(URI.create("http://127.0.0.1:" + slow.getLocalPort()));
            long began = System.nanoTime();

            assertThatThrownBy(credentials::refresh)
                    .isInstanceOf(ConnectionFailure.class)
                    .hasMessageContaining("no answer within 20 s")
                    .hasMessageNotContaining("1//0FAKE");

            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began))
                    .isBetween(19L, 40L);
        }
    }

    @Test
    void an_api_that_redirects_for_ever_is_left() {
        google.answer("/drive/v3/files", request -> Said.redirect(302, google.url() + "/drive/v3/files"));
        var following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        var http = at(google.url()).authorize(following);
        var request =
                HttpRequest.newBuilder(google.url().resolve("/drive/v3/files")).build();

        assertThatThrownBy(() -> http.send(request, BodyHandlers.ofString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 5 redirects");
        assertThat(google.asked("/drive/v3/files"))
                .as("the first and five more")
                .hasSize(6);
    }

    private UserCredentials at(URI url) {
        return UserCredentials.of(
                Samples.saved(google, "ya29.FAKE-0"), google.surroundings().withEndpoints(Endpoints.at(url)));
    }

    /** A header first, and then spaces, as long as somebody listens. */
    private static void dribble(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[4_096]);
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));
            while (!server.isClosed()) {
                out.write(' ');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (IOException e) {
            // the client has gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
