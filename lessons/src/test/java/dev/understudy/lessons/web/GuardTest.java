package dev.understudy.lessons.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.learn.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each guard alone: a request that is right in all but one thing is refused, and nothing can be read. */
class GuardTest {

    private static final String RUN = "/sittings/0123abcd/run";

    private static LessonPages pages;
    private static String host;
    private static String token;

    @BeforeAll
    static void start(@TempDir Path folder) {
        pages = LessonPages.open(0, Course.bundled(), Progress.in(folder.resolve("progress.txt")));
        host = "127.0.0.1:" + pages.url().getPort();
        token = pages.link(Optional.empty()).getFragment();
    }

    @AfterAll
    static void stop() {
        pages.close();
    }

    @Test
    void a_request_that_is_right_in_everything_passes() throws IOException {
        assertThat(post(RUN)).startsWith("HTTP/1.1 410").contains("The Java of this page was ended.");
        assertThat(get("/course")).startsWith("HTTP/1.1 200").contains("\"lessons\"");
        assertThat(get("/course", "Host", host.replace("127.0.0.1", "localhost")))
                .startsWith("HTTP/1.1 200");
    }

    static Stream<Arguments> others() {
        int port = pages.url().getPort();
        return Stream.of(
                Arguments.of("Host", "evil.example"),
                Arguments.of("Host", "evil.example:" + port),
                Arguments.of("Host", "127.0.0.1"),
                Arguments.of("Host", "127.0.0.1:" + (port + 1)),
                Arguments.of("Host", "127.0.0.1.evil.example:" + port),
                Arguments.of("Host", "localhost.evil.example:" + port),
                Arguments.of("Host", "127.0.0.2:" + port),
                Arguments.of("Host", "[::1]:" + port),
                Arguments.of("Origin", "http://127.0.0.1:" + (port + 1)),
                Arguments.of("Origin", "http://localhost:" + port),
                Arguments.of("Origin", "https://127.0.0.1:" + port),
                Arguments.of("Origin", "null"),
                Arguments.of("Sec-Fetch-Site", "same-site"),
                Arguments.of("Sec-Fetch-Site", "cross-site"),
                Arguments.of("Cookie", ""),
                Arguments.of("Cookie", "understudy_lessons_" + port + "=0"),
                Arguments.of("Cookie", "understudy_lessons_" + port + "="),
                Arguments.of("Cookie", "understudy_lessons_1=" + token));
    }

    @ParameterizedTest
    @MethodSource("others")
    void what_is_read_and_what_is_run_is_refused_to_others(String name, String value) throws IOException {
        for (String path : List.of("/course", "/course/05", "/sittings/0123abcd/events")) {
            assertRefused(get(path, name, value));
        }
        assertRefused(post(RUN, name, value));
        assertRefused(post("/sittings", name, value));
    }

    @ParameterizedTest
    @CsvSource({
        "X-Lab, ''",
        "X-Lab, 0",
        "Content-Type, text/plain",
        "Content-Type, application/x-www-form-urlencoded",
        "Content-Type, multipart/form-data",
        "Content-Type, application/jsonp",
        "Content-Type, ''"
    })
    void what_is_run_needs_more(String name, String value) throws IOException {
        for (String path : List.of(RUN, "/sittings", "/sittings/0123abcd/close", "/enter")) {
            assertRefused(post(path, name, value));
        }
    }

    @Test
    void the_pages_themselves_are_a_door_to_who_has_no_cookie() throws IOException {
        for (String path : List.of("/", "/lessons/05")) {
            assertThat(get(path, "Cookie", ""))
                    .startsWith("HTTP/1.1 403")
                    .contains("Which link did you take?")
                    .doesNotContain(token);
            assertThat(get(path, "Host", "evil.example"))
                    .startsWith("HTTP/1.1 403")
                    .doesNotContain("<html");
        }
    }

    @Test
    void the_cookie_is_for_these_pages_alone() throws IOException {
        assertThat(post("/enter", "Cookie", ""))
                .startsWith("HTTP/1.1 200")
                .contains("=" + token + "; Path=/; HttpOnly; SameSite=Strict");
    }

    @Test
    void nothing_is_run_by_get() throws IOException {
        assertThat(get(RUN)).startsWith("HTTP/1.1 404");
        assertThat(get("/enter")).startsWith("HTTP/1.1 404");
        assertThat(ask("PUT", RUN, List.of("Host", host), List.of())).startsWith("HTTP/1.1 405");
        assertThat(ask("OPTIONS", RUN, List.of("Host", host), List.of()))
                .startsWith("HTTP/1.1 405")
                .doesNotContain("Access-Control");
    }

    @Test
    void two_hosts_are_none() throws IOException {
        assertThat(ask("GET", "/course", List.of("Host", host, "Host", "evil.example", "Cookie", cookie()), List.of()))
                .matches("(?s)HTTP/1.1 40[03].*");
    }

    @Test
    void every_page_takes_all_from_here_and_cannot_be_framed() throws IOException {
        assertThat(get("/lessons/05"))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .contains("nosniff")
                .doesNotContain("Access-Control");
    }

    @Test
    void nobody_listens_but_on_loopback() throws IOException {
        assertThat(pages.address().getAddress()).isEqualTo(InetAddress.getByName("127.0.0.1"));
        for (var network : NetworkInterface.networkInterfaces().toList()) {
            for (var address : network.inetAddresses().toList()) {
                if (!address.isLoopbackAddress()) {
                    assertThat(answers(address)).as(address.toString()).isFalse();
                }
            }
        }
    }

    @Test
    void the_link_has_its_token_where_no_server_sees_it() {
        var link = pages.link(Course.bundled().find("05"));

        assertThat(link.getPath()).isEqualTo("/lessons/05");
        assertThat(link.getQuery()).isNull();
        assertThat(link.getFragment()).hasSize(48);
    }

    private static boolean answers(InetAddress address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, pages.url().getPort()), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void assertRefused(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain(token).doesNotContain("\"lessons\"");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).startsWith("{\"problem\":");
    }

    private static String cookie() {
        return "understudy_lessons_" + pages.url().getPort() + "=" + token;
    }

    /** A GET that is right, but for this header. */
    private static String get(String path, String... other) throws IOException {
        return ask("GET", path, List.of("Host", host, "Cookie", cookie()), List.of(other));
    }

    /** A POST that is right, but for this header. */
    private static String post(String path, String... other) throws IOException {
        return ask(
                "POST",
                path,
                List.of("Host", host, "Cookie", cookie(), "X-Lab", token, "Content-Type", "application/json"),
                List.of(other));
    }

    private static String ask(String method, String path, List<String> right, List<String> other) throws IOException {
        var lines = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        String wrong = other.isEmpty() ? "" : other.get(0);
        for (int i = 0; i < right.size(); i += 2) {
            if (!right.get(i).equals(wrong)) {
                lines.append(right.get(i)).append(": ").append(right.get(i + 1)).append("\r\n");
            }
        }
        if (!other.isEmpty() && !other.get(1).isEmpty()) {
            lines.append(wrong).append(": ").append(other.get(1)).append("\r\n");
        }
        lines.append("Connection: close\r\n").append(method.equals("GET") ? "\r\n" : "Content-Length: 2\r\n\r\n{}");
        try (var socket = new Socket("127.0.0.1", pages.url().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
