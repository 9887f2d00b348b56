package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.model.DemoWorld;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriveChangesTest {

    private static final String FILES = "/drive/v3/files";
    private static final String UPLOAD = "/upload/drive/v3/files";
    private static final String JSON = "application/json; charset=UTF-8";

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    private final String token = fake.adas(ApiFixture.DRIVE);

    @Test
    void a_folder_is_made_filled_and_deleted_with_what_is_in_it() {
        String folder = id(create("{\"name\": \"Box\", \"mimeType\": \"application/vnd.google-apps.folder\"}"));
        String file = id(create("{\"name\": \"Thing\", \"parents\": [\"" + folder + "\"]}"));

        assertThat(names("q=" + ApiFixture.encode("'" + folder + "' in parents")))
                .containsExactly("Thing");
        assertThat(fake.send("DELETE", token, FILES + "/" + folder, "", "").statusCode())
                .isEqualTo(204);
        assertThat(fake.get(token, FILES + "/" + file).statusCode()).isEqualTo(404);
    }

    @Test
    void an_app_with_drive_file_sees_what_it_made_and_nothing_else() {
        String narrow = fake.adas(Operation.AUTH + "drive.file");

        var made = fake.send("POST", narrow, FILES, JSON, "{\"name\": \"Mine\"}");

        assertThat(made.statusCode()).isEqualTo(200);
        assertThat(ApiFixture.each(fake.json(narrow, FILES).path("files"), "name"))
                .containsExactly("Mine");
        assertThat(names("q=name='Mine'")).containsExactly("Mine");
    }

    @Test
    void a_file_is_renamed_moved_and_trashed() {
        String path = FILES + "/demo-ada-note-g";

        var changed = fake.send(
                "PATCH",
                token,
                path + "?addParents=demo-ada-letters&removeParents=demo-ada-notes&fields=name,parents,trashed",
                JSON,
                "{\"name\": \"Note H\", \"trashed\": true}");

        assertThat(ApiFixture.tree(changed).toString())
                .isEqualTo("{\"name\":\"Note H\",\"parents\":[\"demo-ada-letters\"],\"trashed\":true}");
        assertThat(names("q=trashed=true")).contains("Note H");
    }

    @Test
    void content_is_uploaded_simply_and_downloaded() {
        var made =
                fake.send("POST", token, UPLOAD + "?uploadType=media&fields=id,size,mimeType", "text/plain", "Grüße");
        var file = ApiFixture.tree(made);

        var content = fake.get(token, FILES + "/" + file.path("id").textValue() + "?alt=media");

        assertThat(file.path("size").textValue()).isEqualTo("7");
        assertThat(content.body()).isEqualTo("Grüße");
        assertThat(content.headers().firstValue("Content-Type")).hasValue("text/plain");
    }

    @Test
    void metadata_and_content_are_uploaded_together() {
        String body = "--cut\r\nContent-Type: application/json\r\n\r\n{\"name\": \"both.txt\"}\r\n--cut\r\n"
                + "Content-Type: text/plain\r\n\r\nline 1\r\nline 2\r\n--cut--";

        var made =
                fake.send("POST", token, UPLOAD + "?uploadType=multipart", "multipart/related; boundary=\"cut\"", body);

        assertThat(ApiFixture.tree(made).path("name").textValue()).isEqualTo("both.txt");
        assertThat(fake.get(token, FILES + "/" + id(made) + "?alt=media").body())
                .isEqualTo("line 1\r\nline 2");
    }

    @Test
    void content_is_uploaded_in_pieces() {
        var session = URI.create(openSession("{\"name\": \"pieces.txt\"}"));

        var first = put(session, "bytes 0-4/9", "12345");
        var asked = put(session, "bytes */9", "");
        var last = put(session, "bytes 5-8/9", "6789");

        assertThat(first.statusCode()).isEqualTo(308);
        assertThat(first.headers().firstValue("Range")).hasValue("bytes=0-4");
        assertThat(asked.headers().firstValue("Range")).hasValue("bytes=0-4");
        assertThat(last.statusCode()).isEqualTo(200);
        assertThat(ApiFixture.tree(last).path("name").textValue()).isEqualTo("pieces.txt");
        assertThat(fake.get(token, FILES + "/" + id(last) + "?alt=media").body())
                .isEqualTo("123456789");
    }

    @Test
    void a_finished_upload_answers_again_because_the_answer_may_have_been_lost() {
        var session = URI.create(openSession("{\"name\": \"once.txt\"}"));
        var made = put(session, "bytes 0-2/3", "123");

        var asked = put(session, "bytes */3", "");
        var again = put(session, "bytes 0-2/3", "456");

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).isEqualTo(made.body()).contains("once.txt");
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(names("q=name='once.txt'")).containsExactly("once.txt");
        assertThat(fake.get(token, FILES + "/" + id(made) + "?alt=media").body())
                .isEqualTo("123");
        assertThat(put(URI.create(session + "x"), "bytes */3", "").statusCode()).isEqualTo(404);
    }

    @Test
    void the_content_of_a_file_is_replaced() {
        var reply = fake.send(
                "PATCH", token, UPLOAD + "/demo-ada-todo?uploadType=media&fields=size", "text/plain", "Done.\n");

        assertThat(ApiFixture.tree(reply).path("size").textValue()).isEqualTo("6");
        assertThat(fake.get(token, FILES + "/demo-ada-todo?alt=media").body()).isEqualTo("Done.\n");
    }

    @Test
    void googles_own_documents_have_no_content() {
        var reply = fake.get(token, FILES + "/demo-ada-note-g?alt=media");

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reason(reply)).isEqualTo("fileNotDownloadable");
    }

    @Test
    void a_service_account_has_no_room_for_content() {
        var reply = fake.send("POST", fake.robots(ApiFixture.DRIVE), UPLOAD + "?uploadType=media", "text/plain", "x");

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(ApiFixture.tree(reply).at("/error/message").textValue())
                .startsWith("Service Accounts do not have storage quota. Leverage shared drives");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST  |                  | {\"size\": \"7\"}            | 403 | fieldNotWritable",
                "POST  |                  | {\"title\": \"x\"}           | 400 | badRequest",
                "POST  |                  | {\"parents\": [\"nowhere\"]} | 404 | notFound",
                "POST  |                  | {\"id\": \"demo-ada-todo\"}  | 409 | fileIdInUse",
                "PATCH | /demo-ada-todo   | {\"parents\": [\"root\"]}    | 403 | fieldNotWritable",
                "PATCH | /demo-grace-log  | {\"name\": \"x\"}            | 404 | notFound",
                "PATCH | /root            | {\"name\": \"x\"}            | 403 | insufficientFilePermissions",
                "POST  |                  | {                            | 400 | parseError",
                "POST  |                  | {\"id\": \"a b/c\"}          | 400 | invalid",
                "POST  |                  | {\"starred\": \"yes\"}       | 400 | badRequest",
                "POST  |                  | {\"parents\": \"root\"}      | 400 | badRequest",
            })
    void a_wrong_change_is_refused(String method, String path, String body, int status, String reason) {
        var reply = fake.send(method, token, FILES + (path == null ? "" : path), JSON, body);

        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reason(reply)).isEqualTo(reason);
    }

    @Test
    void a_multipart_body_that_is_not_whole_is_refused() {
        var reply = fake.send(
                "POST", token, UPLOAD + "?uploadType=multipart", "multipart/related; boundary=cut", "--cut\r\n\r\n{}");

        assertThat(reply.statusCode()).isEqualTo(400);
    }

    @Test
    void permissions_tell_the_owner_first() {
        var list = fake.json(token, FILES + "/demo-ada-todo/permissions?fields=permissions(role,emailAddress)");

        assertThat(list.toString())
                .isEqualTo("{\"permissions\":[{\"role\":\"owner\",\"emailAddress\":\"ada@example.com\"}]}");
    }

    @Test
    void reading_scopes_change_nothing() {
        String reader = fake.adas(Operation.AUTH + "drive.readonly");

        assertThat(fake.send("POST", reader, FILES, JSON, "{}").statusCode()).isEqualTo(403);
        assertThat(fake.send("DELETE", reader, FILES + "/demo-ada-todo", "", "").statusCode())
                .isEqualTo(403);
        assertThat(fake.get(fake.token(DemoWorld.ADA.sub(), ApiFixture.DRIVE), FILES + "/demo-ada-todo")
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> create(String json) {
        return fake.send("POST", token, FILES, JSON, json);
    }

    private String openSession(String metadata) {
        var opened = fake.send("POST", token, UPLOAD + "?uploadType=resumable", JSON, metadata);
        assertThat(opened.statusCode()).isEqualTo(200);
        return opened.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> put(URI session, String range, String piece) {
        return fake.send(HttpRequest.newBuilder(session)
                .header("Content-Range", range)
                .PUT(BodyPublishers.ofString(piece))
                .build());
    }

    private Iterable<String> names(String query) {
        JsonNode list = fake.json(token, FILES + "?" + query);
        return ApiFixture.each(list.path("files"), "name");
    }

    private static String id(HttpResponse<String> reply) {
        return ApiFixture.tree(reply).path("id").textValue();
    }

    private static String reason(HttpResponse<String> reply) {
        return ApiFixture.tree(reply).at("/error/errors/0/reason").textValue();
    }
}
