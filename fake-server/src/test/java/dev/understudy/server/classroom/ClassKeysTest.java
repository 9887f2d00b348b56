package dev.understudy.server.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.classroom.TestClass.Seat;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may see and do what in a class: with which key, how often. {@code CrossOriginTest}: from which page. */
class ClassKeysTest {

    @TempDir
    private static Path folder;

    @AutoClose
    private static TestClass room;

    private static Seat first;
    private static Seat second;

    @BeforeAll
    static void start() throws Exception {
        room = new TestClass(folder, 2, 0);
        first = room.seat(1);
        second = room.seat(2);
        room.ask(first, "/travelled-for-first");
        room.ask(second, "/travelled-for-second");
    }

    /** What was guessed before is forgotten after a while. */
    @BeforeEach
    void wait_a_minute() {
        room.google().lab().advanceClock("", Doorkeeper.WHILE);
    }

    static Stream<String> ofTheInstructor() {
        return Stream.of(
                "GET /_understudy/class",
                "GET /_understudy/class/cards",
                "GET /_understudy/class/state",
                "GET /_understudy/class/class.csv",
                "POST /_understudy/class/actions",
                "GET /_understudy/inspector",
                "GET /_understudy/inspector/exchanges",
                "GET /_understudy/inspector/events",
                "POST /_understudy/inspector/controls",
                "GET /_understudy/journal",
                "GET /_understudy/snapshots",
                "GET /_understudy/scenario",
                "GET /_understudy/console",
                "POST /_understudy/projects/-/clock");
    }

    /** What a learner may ask of the own project, and with whose project in it. */
    static Stream<String> ofALearner() {
        return Stream.of(
                "GET /_understudy/inspector?project=%s",
                "GET /_understudy/inspector/exchanges?project=%s",
                "GET /_understudy/inspector/exchanges/1/snippets?project=%s",
                "POST /_understudy/inspector/controls?project=%s",
                "GET /_understudy/journal?project=%s",
                "GET /_understudy/projects/%s/clock",
                "POST /_understudy/projects/%s/faults",
                "POST /_understudy/projects/%s/reset");
    }

    @ParameterizedTest
    @MethodSource("ofTheInstructor")
    void what_is_the_instructors_is_refused_to_everybody_else(String what) throws Exception {
        assertThat(send(what)).startsWith("HTTP/1.1 403").doesNotContain("travelled", first.key());
        assertThat(send(what, cookie(first))).startsWith("HTTP/1.1 403").doesNotContain("travelled", first.key());
        assertThat(send(what, "X-Control-Token: " + first.key()))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("travelled");
    }

    @ParameterizedTest
    @MethodSource("ofALearner")
    void a_learner_sees_the_own_project_and_no_other(String what) throws Exception {
        String other = what.formatted(second.project());

        for (String proof : new String[] {cookie(first), "X-Control-Token: " + first.key()}) {
            assertThat(send(other, proof)).startsWith("HTTP/1.1 403").doesNotContain("travelled");
            assertThat(send(other + "&project=" + first.project(), proof)).matches("(?s)HTTP/1.1 (403|404|400).*");
            assertThat(send(what.formatted(first.project()), proof))
                    .matches("(?s)HTTP/1.1 (200|400|404).*")
                    .doesNotContain("travelled-for-second");
        }
    }

    @Test
    void a_number_of_anothers_exchange_opens_nothing() throws Exception {
        long theirs = second.exchanges().get(0).number();
        String path = "/_understudy/inspector/exchanges/" + theirs + "/snippets?project=";

        assertThat(send("GET " + path + second.project(), cookie(second))).contains("travelled-for-second");
        assertThat(send("GET " + path + first.project(), cookie(first)))
                .startsWith("HTTP/1.1 404")
                .doesNotContain("travelled");
    }

    @Test
    void another_learners_request_cannot_be_sent_again() throws Exception {
        int before = second.exchanges().size();
        long theirs = second.exchanges().get(0).number();

        var answer = send(
                "POST /_understudy/inspector/controls?project=" + first.project(),
                "{\"action\": \"replay\", \"project\": \"" + second.project() + "\", \"id\": " + theirs + "}",
                cookie(first));

        assertThat(answer).startsWith("HTTP/1.1 404");
        assertThat(second.exchanges()).hasSize(before);
    }

    @Test
    void the_link_with_the_token_opens_the_dashboard_and_leaves_the_address() throws Exception {
        String token = room.google().labToken();

        String opened = send("GET /_understudy/class?token=" + token);

        assertThat(opened).startsWith("HTTP/1.1 302").contains("Location: /_understudy/class\r\n");
        String cookie = opened.replaceFirst("(?s).*Set-Cookie: ([^;]+).*", "$1");
        assertThat(opened).contains("HttpOnly", "SameSite=Strict");
        assertThat(send("GET /_understudy/class", "Cookie: " + cookie)).startsWith("HTTP/1.1 200");
        assertThat(send("GET /_understudy/class?token=guess")).startsWith("HTTP/1.1 403");
    }

    @Test
    void a_key_opens_a_learners_page_and_only_theirs() throws Exception {
        String entered = send("POST /me", "key=" + first.key(), "Content-Type: application/x-www-form-urlencoded");

        assertThat(entered)
                .startsWith("HTTP/1.1 302")
                .contains("Set-Cookie: understudy_learner_", "HttpOnly", "SameSite=Strict");
        assertThat(send("GET /me", cookie(first)))
                .startsWith("HTTP/1.1 200")
                .contains(first.project(), "GOCSPX-FAKE-")
                .doesNotContain(second.project(), second.key());
        assertThat(send("GET /me/state", cookie(first)))
                .contains(first.project())
                .doesNotContain(second.project());
        // With "no-referrer" a browser would send "Origin: null" with the form, and be refused.
        assertThat(send("GET /me")).contains("Who are you?", "Referrer-Policy: same-origin");
    }

    @Test
    void guessing_keys_is_stopped_and_a_minute_later_forgiven() throws Exception {
        for (int i = 0; i < Doorkeeper.WRONG; i++) {
            assertThat(send("GET /me/class", "X-Understudy-Key: wrong-guess-" + i))
                    .startsWith("HTTP/1.1 403");
        }

        assertThat(send("GET /me/class", "X-Understudy-Key: " + first.key()))
                .startsWith("HTTP/1.1 429")
                .contains("Too many wrong keys came from this address");
        assertThat(send("POST /me", "key=" + first.key(), "Content-Type: application/x-www-form-urlencoded"))
                .startsWith("HTTP/1.1 429");
        assertThat(send("GET /oauth2/v3/certs", "X-Understudy-Key: one-more")).startsWith("HTTP/1.1 429");

        room.google().lab().advanceClock("", Duration.ofSeconds(61));
        assertThat(send("GET /me/class", "X-Understudy-Key: " + first.key())).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_key_and_what_it_opens_are_in_no_journal() throws Exception {
        send("GET /seen-in-the-journal", "X-Understudy-Key: " + first.key());
        send("GET /me/class", "X-Understudy-Key: " + first.key());

        assertThat(first.exchanges().toString())
                .contains("/seen-in-the-journal")
                .doesNotContain(first.key(), "/me/class");
    }

    @Test
    void only_an_address_of_the_learners_own_machine_is_believed() throws Exception {
        String discovery = "GET /.well-known/openid-configuration";
        String key = "X-Understudy-Key: " + first.key();

        assertThat(send(discovery, key, "X-Understudy-Base: http://127.0.0.1:4711"))
                .contains("\"http://127.0.0.1:4711\"");
        assertThat(send(discovery, key, "X-Understudy-Base: http://evil.example"))
                .doesNotContain("evil");
        assertThat(send(discovery, "X-Understudy-Base: http://127.0.0.1:4711")).doesNotContain("4711");
    }

    @Test
    void a_request_without_or_with_a_wrong_key_is_told_so() throws Exception {
        assertThat(send("GET /me/class")).startsWith("HTTP/1.1 403").contains("it stands on the learner's card");
        assertThat(send("GET /oauth2/v3/certs", "X-Understudy-Key: nobodys-key"))
                .startsWith("HTTP/1.1 403");
    }

    private static String cookie(Seat seat) {
        return "Cookie: understudy_learner_" + room.google().url().getPort() + "=" + seat.key();
    }

    /** What is answered to a line such as {@code GET /me}; what is no header is the body, else that of a POST is empty JSON. */
    private static String send(String line, String... headersAndBody) throws IOException {
        String body = line.startsWith("POST") ? "{}" : "";
        var head = new StringBuilder();
        for (String text : headersAndBody) {
            if (text.matches("[A-Za-z-]+: .*")) {
                head.append(text).append("\r\n");
            } else {
                body = text;
            }
        }
        String type = head.indexOf("Content-Type") >= 0 || body.isEmpty() ? "" : "Content-Type: application/json\r\n";
        try (var socket = new Socket("127.0.0.1", room.google().url().getPort())) {
            socket.setSoTimeout(5_000);
            String request = line + " HTTP/1.1\r\nHost: " + room.google().url().getAuthority()
                    + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n" + type + head + "\r\n"
                    + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
