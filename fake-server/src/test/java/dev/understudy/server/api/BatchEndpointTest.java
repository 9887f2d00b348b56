package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchEndpointTest {

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    @Test
    void each_part_is_answered_by_its_id() {
        var reply = batch(
                fake.adas(ApiFixture.DRIVE),
                part("<a+1>", "GET /drive/v3/files/demo-ada-todo?fields=name HTTP/1.1\r\n"),
                part("2", "GET /drive/v3/files/absent HTTP/1.1\r\n"));

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type").orElseThrow()).startsWith("multipart/mixed; boundary=");
        assertThat(reply.body())
                .contains("Content-Type: application/http\r\nContent-ID: <response-a+1>\r\n\r\nHTTP/1.1 200 OK\r\n")
                .contains("Content-ID: response-2\r\n\r\nHTTP/1.1 404 Not Found\r\n")
                .contains("\"name\": \"todo.txt\"");
    }

    @Test
    void a_part_may_write_and_bring_its_own_token() {
        String own = fake.adas(Operation.AUTH + "drive.readonly");

        var reply = batch(
                fake.adas(ApiFixture.DRIVE),
                part(
                        "1",
                        "POST /drive/v3/files HTTP/1.1\r\n"
                                + "Content-Type: application/json\r\n\r\n"
                                + "{\"name\": \"Batched\"}"),
                part("2", "DELETE /drive/v3/files/demo-ada-todo HTTP/1.1\r\nAuthorization: Bearer " + own + "\r\n"));

        assertThat(reply.body()).contains("\"name\": \"Batched\"").contains("HTTP/1.1 403 Forbidden");
    }

    @Test
    void without_a_token_each_part_fails_by_itself() {
        assertThat(batch("", part("1", "GET /drive/v3/files HTTP/1.1\r\n")).body())
                .contains("HTTP/1.1 401 Unauthorized\r\n");
    }

    @Test
    void a_bad_token_on_the_outside_fails_all() {
        assertThat(batch("ya29.garbage", part("1", "GET /drive/v3/files HTTP/1.1\r\n"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void parts_that_cannot_be_read_or_are_not_of_this_api_fail_by_themselves() {
        var reply = batch(
                fake.adas(ApiFixture.DRIVE),
                part("1", "nonsense"),
                part("2", "GET /drive/v3/files?q=%zz HTTP/1.1\r\n"),
                part("3", "GET /calendar/v3/users/me/settings HTTP/1.1\r\n"),
                part("4", "GET /drive/v3/files/demo-ada-todo?alt=media HTTP/1.1\r\n"));

        assertThat(reply.body().lines().filter(line -> line.startsWith("HTTP/1.1")))
                .containsExactly(
                        "HTTP/1.1 400 Bad Request",
                        "HTTP/1.1 400 Bad Request",
                        "HTTP/1.1 404 Not Found",
                        "HTTP/1.1 400 Bad Request");
    }

    @Test
    void a_batch_has_its_limits() {
        String one = part("1", "GET /drive/v3/files HTTP/1.1\r\n");

        assertThat(batch("", Stream.generate(() -> one).limit(101).toArray(String[]::new))
                        .statusCode())
                .isEqualTo(400);
        assertThat(fake.send("POST", "", "/batch/drive/v3", "application/json", "{}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(fake.send("POST", "", "/batch", "multipart/mixed; boundary=b", "--b--")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_journal_tells_what_was_in_a_batch() {
        batch(fake.adas(ApiFixture.DRIVE), part("1", "GET /drive/v3/files/absent HTTP/1.1\r\n"));

        var exchanges =
                fake.google.lab().exchanges(exchange -> exchange.endpoint().equals("batch"));
        assertThat(exchanges.get(exchanges.size() - 1).fact("batch")).hasValue("GET /drive/v3/files/absent -> 404");
    }

    private HttpResponse<String> batch(String token, String... parts) {
        String body =
                Stream.of(parts).map(part -> "--cut\r\n" + part + "\r\n").collect(Collectors.joining()) + "--cut--\r\n";
        return fake.send("POST", token, "/batch/drive/v3", "multipart/mixed; boundary=\"cut\"", body);
    }

    private static String part(String id, String request) {
        return "Content-Type: application/http\r\nContent-ID: " + id + "\r\n\r\n" + request;
    }
}
