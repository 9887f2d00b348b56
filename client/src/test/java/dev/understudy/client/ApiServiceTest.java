package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.client.StubGoogle.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiServiceTest {

    private static final byte[] CONTENT = "0123456789".getBytes(StandardCharsets.UTF_8);

    @AutoClose
    private final StubGoogle google = new StubGoogle();

    private final UserCredentials credentials =
            UserCredentials.of(Samples.saved(google, "ya29.FAKE-0"), google.surroundings());
    private ApiService drive;

    @BeforeEach
    void describe() {
        google.answer("/discovery/v1/apis/drive/v3/rest", 200, """
            {"rootUrl": "%s/", "servicePath": "drive/v3/", "batchPath": "batch/drive/v3",
             "parameters": {"fields": {"type": "string", "location": "query"},
                            "alt": {"type": "string", "location": "query", "enum": ["json", "media"]}},
             "resources": {"files": {"methods": {
               "list": {"path": "files", "httpMethod": "GET", "parameters": {
                  "pageSize": {"type": "integer", "location": "query", "minimum": "1", "maximum": "1000"},
                  "pageToken": {"type": "string", "location": "query"},
                  "corpora": {"type": "string", "location": "query", "enum": ["user", "domain"]},
                  "includeLabels": {"type": "string", "location": "query", "repeated": true},
                  "supportsAllDrives": {"type": "boolean", "location": "query"}}},
               "get": {"path": "files/{fileId}", "httpMethod": "GET", "parameters": {
                  "fileId": {"type": "string", "location": "path", "required": true}}},
               "create": {"path": "files", "httpMethod": "POST", "mediaUpload": {"protocols": {
                  "simple": {"multipart": true, "path": "/upload/drive/v3/files"}}}}}}}}\
            """.formatted(google.url()));
        drive = ApiService.build("drive", "v3", credentials);
    }

    @Test
    void a_method_is_called_by_its_name() {
        google.answer("/drive/v3/files/a b", 200, "{\"name\": \"Notes\"}");

        var file = drive.method("files.get")
                .with("fileId", "a b")
                .withFields("name")
                .execute();

        assertThat(file.get("name").text()).isEqualTo("Notes");
        assertThat(google.asked("/drive/v3/files/a b").get(0).uri().getRawQuery())
                .isEqualTo("fields=name");
        assertThat(drive.methods()).containsExactly("files.list", "files.get", "files.create");
    }

    @Test
    void a_document_on_the_disk_saves_the_request_for_a_day(@TempDir Path directory) throws IOException {
        Path cache = directory.resolve("cache");
        String document = "/discovery/v1/apis/drive/v3/rest";
        Supplier<List<String>> methods = () -> ApiService.build("drive", "v3", credentials)
                .withDiscoveryCache(cache)
                .methods();

        assertThat(methods.get()).isEqualTo(methods.get());
        assertThat(google.asked(document)).hasSize(1);

        google.advance(Duration.ofHours(25));
        methods.get();
        assertThat(google.asked(document)).hasSize(2);

        Path file = Files.list(cache).findFirst().orElseThrow();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        for (String damage : List.of("", "{}", "{\"fetched\": 1e9, \"uri\": 7}", "[" + "x".repeat(2_000_000))) {
            Files.writeString(file, damage);
            assertThat(methods.get()).contains("files.list");
        }
        assertThat(google.asked(document)).hasSize(6);
    }

    @Test
    void a_cache_that_cannot_be_written_is_done_without(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThat(drive.withDiscoveryCache(file.resolve("cache")).methods()).contains("files.list");
    }

    @Test
    void the_document_is_asked_for_once_and_without_a_token() {
        google.answer("/drive/v3/files", 200, "{}");

        drive.method("files.list").execute();
        drive.method("files.list").execute();

        assertThat(google.asked("/discovery/v1/apis/drive/v3/rest")).hasSize(1);
        assertThat(google.asked("/discovery/v1/apis/drive/v3/rest").get(0).header("Authorization"))
                .isEmpty();
    }

    @Test
    void a_wrong_parameter_is_said_before_anything_is_sent() {
        var list = drive.method("files.list");

        assertThatThrownBy(() -> list.with("pagesize", 5)).hasMessageContaining("there are corpora, includeLabels");
        assertThatThrownBy(() -> list.with("pageSize", "five")).hasMessageContaining("is a whole number, not five");
        assertThatThrownBy(() -> list.with("pageSize", 1001)).hasMessageContaining("is at most 1000");
        assertThatThrownBy(() -> list.with("corpora", "mine")).hasMessageContaining("is one of user, domain");
        assertThatThrownBy(() -> list.with("supportsAllDrives", "yes")).hasMessageContaining("is true or false");
        assertThatThrownBy(() -> list.with("pageToken", List.of("a", "b"))).hasMessageContaining("takes one value");
        assertThatThrownBy(() -> drive.method("files.get").execute()).hasMessageContaining("\"fileId\" is missing");
        assertThatThrownBy(() -> drive.method("files.lst")).hasMessageContaining("there are files.list");
        assertThat(google.asked("/drive/v3/files")).isEmpty();
    }

    @Test
    void a_repeated_parameter_is_sent_several_times() {
        google.answer("/drive/v3/files", 200, "{}");

        drive.method("files.list").with("includeLabels", List.of("a", "b")).execute();

        assertThat(google.asked("/drive/v3/files").get(0).uri().getRawQuery())
                .isEqualTo("includeLabels=a&includeLabels=b");
    }

    @Test
    void pages_are_fetched_as_they_are_looked_at() {
        google.answer("/drive/v3/files", request -> {
            String query = String.valueOf(request.uri().getRawQuery());
            return Said.json(
                    200,
                    query.contains("pageToken=p2")
                            ? "{\"files\": [{\"id\": \"3\"}]}"
                            : "{\"files\": [{\"id\": \"1\"}, {\"id\": \"2\"}], \"nextPageToken\": \"p2\"}");
        });
        var list = drive.method("files.list");

        assertThat(list.items("files").limit(1).map(file -> file.get("id").text()))
                .containsExactly("1");
        assertThat(google.asked("/drive/v3/files")).hasSize(1);
        assertThat(list.items("files").map(file -> file.get("id").text())).containsExactly("1", "2", "3");
        assertThat(google.asked("/drive/v3/files")).hasSize(3);
    }

    @Test
    void content_is_downloaded() {
        google.answer("/drive/v3/files/1", request -> new Said(200, "text/plain", "0123456789", Map.of()));

        assertThat(drive.method("files.get").with("fileId", "1").download()).isEqualTo(CONTENT);
        assertThat(google.asked("/drive/v3/files/1").get(0).uri().getRawQuery()).isEqualTo("alt=media");
    }

    @Test
    void content_is_uploaded_alone_or_with_its_description() {
        google.answer("/upload/drive/v3/files", 200, "{\"id\": \"1\"}");
        var create = drive.method("files.create").withMedia("text/plain", CONTENT);

        create.execute();
        create.withBody(Map.of("name", "digits")).execute();

        var alone = google.asked("/upload/drive/v3/files").get(0);
        assertThat(alone.uri().getRawQuery()).isEqualTo("uploadType=media");
        assertThat(alone.body()).isEqualTo("0123456789");
        var both = google.asked("/upload/drive/v3/files").get(1);
        assertThat(both.uri().getRawQuery()).isEqualTo("uploadType=multipart");
        assertThat(both.header("Content-type")).startsWith("multipart/related; boundary=");
        assertThat(both.body()).contains("{\"name\":\"digits\"}").contains("\r\n\r\n0123456789\r\n--");
    }

    @Test
    void a_broken_upload_goes_on_where_the_server_stopped() {
        google.answer("/upload/drive/v3/files", request -> new Said(200, "", "", Map.of("Location", "/session/1")));
        var had = new AtomicInteger();
        var failed = new AtomicInteger();
        google.answer("/session/1", request -> {
            String range = request.header("Content-range");
            if (range.startsWith("bytes 4-") && failed.getAndIncrement() == 0) {
                had.set(6);
                return Said.json(503, "{}");
            }
            if (!range.startsWith("bytes */")) {
                had.set(Integer.parseInt(range.replaceAll("bytes \\d+-(\\d+)/.*", "$1")) + 1);
            }
            return had.get() == 10
                    ? Said.json(200, "{\"id\": \"1\"}")
                    : new Said(308, "", "", Map.of("Range", "bytes=0-" + (had.get() - 1)));
        });

        var file = drive.method("files.create").withMedia("text/plain", CONTENT).uploadInChunks(4);

        assertThat(file.get("id").text()).isEqualTo("1");
        assertThat(google.asked("/session/1").stream().map(request -> request.header("Content-range")))
                .containsExactly("bytes 0-3/10", "bytes 4-7/10", "bytes */10", "bytes 6-9/10");
    }

    @Test
    void a_server_that_never_takes_anything_does_not_keep_the_client_for_ever() {
        google.answer("/upload/drive/v3/files", request -> new Said(200, "", "", Map.of("Location", "/session/1")));
        google.answer("/session/1", request -> new Said(308, "", "", Map.of()));
        var create = drive.method("files.create").withMedia("text/plain", CONTENT);

        assertThatThrownBy(() -> create.uploadInChunks(4)).isInstanceOf(UnusableAnswer.class);
    }

    @Test
    void a_batch_gives_each_call_its_own_outcome() {
        google.answer("/batch/drive/v3", request -> new Said(200, "multipart/mixed; boundary=b", """
            --b\r
            Content-Type: application/http\r
            Content-ID: <response-1>\r
            \r
            HTTP/1.1 404 Not Found\r
            Content-Type: application/json\r
            \r
            {"error": {"code": 404, "message": "File not found: x."}}\r
            --b\r
            Content-Type: application/http\r
            Content-ID: <response-0>\r
            \r
            HTTP/1.1 200 OK\r
            Content-Type: application/json\r
            \r
            {"name": "Notes"}\r
            --b--\r
            """, Map.of()));
        var get = drive.method("files.get");

        var outcomes = drive.batch()
                .add(get.with("fileId", "1"))
                .add(get.with("fileId", "x"))
                .execute();

        assertThat(outcomes.get(0).json().orElseThrow().get("name").text()).isEqualTo("Notes");
        assertThat(outcomes.get(1).error().orElseThrow().status()).isEqualTo(404);
        var sent = google.asked("/batch/drive/v3").get(0);
        assertThat(sent.body()).contains("GET /drive/v3/files/1 HTTP/1.1\r\n").contains("Content-ID: <1>\r\n");
        assertThat(sent.header("Authorization")).isEqualTo("Bearer ya29.FAKE-0");
    }

    @Test
    void a_document_that_points_elsewhere_gets_no_token() {
        try (var stranger = new StubGoogle()) {
            google.answer("/discovery/v1/apis/drive/v3/rest", 200, """
                {"rootUrl": "%s/", "servicePath": "", "resources": {"files": {"methods": {
                  "list": {"path": "files", "httpMethod": "GET"}}}}}\
                """.formatted(stranger.url()));

            assertThatThrownBy(() -> drive.method("files.list").execute()).isInstanceOf(UnsafeDestination.class);
            assertThat(stranger.asked()).isEmpty();
        }
    }

    @Test
    void an_api_that_is_not_there_is_said() {
        var sheets = ApiService.build("sheets", "v9", AccessTokenCredentials.of("t", google.surroundings()));

        assertThatThrownBy(sheets::methods)
                .isInstanceOfSatisfying(
                        HttpError.class, error -> assertThat(error.status()).isEqualTo(404));
    }
}
