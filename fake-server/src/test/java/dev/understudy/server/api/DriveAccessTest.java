package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Resource;
import dev.understudy.server.store.Records;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files a user may see and change, and how much of that an app may. */
class DriveAccessTest {

    private static final String FILES = "/drive/v3/files";
    private static final String DRIVE = Operation.AUTH + "drive";
    private static final String NOTE = FILES + "/demo-ada-note-g";
    private static final String PROGRAM = FILES + "/demo-ada-program";

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    @Test
    void an_app_has_a_folder_of_its_own_that_nothing_else_sees() {
        String app = fake.adas(DRIVE + ".appdata");
        String all = fake.adas(DRIVE);

        var made = create(app, "{\"name\": \"settings\", \"parents\": [\"appDataFolder\"]}");
        String path = FILES + "/" + made.path("id").textValue();

        assertThat(names(fake.json(app, FILES + "?spaces=appDataFolder"))).containsExactly("settings");
        assertThat(names(fake.json(
                        app, FILES + "?spaces=appDataFolder&q=" + ApiFixture.encode("'appDataFolder' in parents"))))
                .containsExactly("settings");
        assertThat(fake.json(app, path + "?fields=spaces").at("/spaces/0").textValue())
                .isEqualTo("appDataFolder");
        assertThat(fake.json(app, FILES + "/appDataFolder?fields=name")
                        .path("name")
                        .textValue())
                .isEqualTo("appDataFolder");
        assertThat(names(fake.json(all, FILES))).doesNotContain("settings");
        assertThat(fake.get(all, path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"drive.appdata, drive", "drive, appDataFolder", "drive.file, 'drive,appDataFolder'"})
    void a_space_that_the_scopes_do_not_open_is_refused(String scope, String spaces) {
        var reply = fake.get(fake.adas(Operation.AUTH + scope), FILES + "?spaces=" + spaces);

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reason(reply)).isEqualTo("insufficientScopes");
    }

    @Test
    void with_the_scope_for_app_data_alone_nothing_is_made_elsewhere() {
        var reply = fake.send("POST", fake.adas(DRIVE + ".appdata"), FILES, "application/json", "{\"name\": \"x\"}");

        assertThat(reply.statusCode()).isEqualTo(403);
    }

    @Test
    void drive_file_shows_what_the_app_made_or_was_opened_with() {
        String app = fake.adas(DRIVE + ".file");
        create(app, "{\"name\": \"mine\"}");
        assertThat(names(fake.json(app, FILES))).containsExactly("mine");
        assertThat(fake.get(app, NOTE).statusCode()).isEqualTo(404);

        fake.google
                .records()
                .resources()
                .put(
                        Records.resourceKey("drive.appFiles", "demo-ada-note-g", DemoWorld.PROJECT),
                        new Resource("drive.appFiles", "demo-ada-note-g", DemoWorld.PROJECT, Map.of()));

        assertThat(fake.get(app, NOTE).statusCode()).isEqualTo(200);
        assertThat(names(fake.json(app, FILES))).containsExactlyInAnyOrder("mine", "Note G");
    }

    @ParameterizedTest
    @CsvSource({
        "drive, 200",
        "drive.readonly, 200",
        "drive.metadata, 403",
        "drive.metadata.readonly, 403",
        "drive.file, 404"
    })
    void content_needs_more_than_metadata(String scope, int status) {
        var reply = fake.get(fake.adas(Operation.AUTH + scope), PROGRAM + "?alt=media");

        assertThat(reply.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(reason(reply)).isEqualTo("appNotAuthorizedToFile");
        }
    }

    @ParameterizedTest
    @CsvSource({"reader, 403, 403", "commenter, 403, 403", "writer, 200, 403", "owner, 200, 403"})
    void a_shared_file_can_be_changed_by_writers_and_deleted_by_its_owner(String role, int patched, int deleted) {
        share("emailAddress", "grace@example.org", role);
        String grace = fake.token(DemoWorld.GRACE.sub(), DRIVE);

        assertThat(names(fake.json(grace, FILES))).contains("Plan");
        String plan = FILES + "/demo-mallory-plan";
        assertThat(fake.send("PATCH", grace, plan, "application/json", "{\"name\": \"Plan\"}")
                        .statusCode())
                .isEqualTo(patched);
        int gone = fake.send("DELETE", grace, plan, "", "").statusCode();
        assertThat(gone).isEqualTo(role.equals("owner") ? 204 : deleted);
    }

    @Test
    void a_file_can_be_shared_with_a_domain_and_its_permissions_are_listed() {
        share("domain", "example.org", "reader");

        assertThat(fake.get(fake.token(DemoWorld.ALAN.sub(), DRIVE), FILES + "/demo-mallory-plan")
                        .statusCode())
                .isEqualTo(200);
        var list = fake.json(
                fake.token(DemoWorld.MALLORY.sub(), DRIVE), FILES + "/demo-mallory-plan/permissions?fields=*");
        assertThat(ApiFixture.each(list, "role")).containsExactly("owner", "reader");
        assertThat(ApiFixture.each(list, "domain")).containsExactly("example.org");
    }

    @Test
    void anyone_reaches_a_public_file_by_its_id() {
        String mallory = fake.token(DemoWorld.MALLORY.sub(), DRIVE);

        assertThat(fake.get(mallory, FILES + "/demo-ada-readme?alt=media").body())
                .isEqualTo("# Sketch of the engine\n");
        assertThat(names(fake.json(mallory, FILES))).doesNotContain("README.md");
        assertThat(ApiFixture.each(
                        fake.json(mallory, FILES + "/demo-ada-readme/permissions")
                                .path("permissions"),
                        "id"))
                .contains("anyoneWithLink");
    }

    @Test
    void googles_own_documents_are_exported_not_downloaded() {
        String token = fake.adas(DRIVE);
        String text = Base64.getEncoder().encodeToString("Number of operations: 25".getBytes(StandardCharsets.UTF_8));
        fake.google
                .records()
                .resources()
                .put(
                        Records.resourceKey("drive.contents", DemoWorld.ADA.email(), "demo-ada-note-g"),
                        new Resource(
                                "drive.contents", DemoWorld.ADA.email(), "demo-ada-note-g", Map.of("base64", text)));

        var exported = fake.get(token, NOTE + "/export?mimeType=text/plain");
        assertThat(exported.body()).isEqualTo("Number of operations: 25");
        assertThat(exported.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(reason(fake.get(token, NOTE + "?alt=media"))).isEqualTo("fileNotDownloadable");
        assertThat(reason(fake.get(token, PROGRAM + "/export?mimeType=text/plain")))
                .isEqualTo("fileNotExportable");
        assertThat(fake.get(token, NOTE + "/export?mimeType=video/mp4").statusCode())
                .isEqualTo(400);
        assertThat(reason(fake.get(token, NOTE + "/export"))).isEqualTo("required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"drive", "drive.file", "drive.appdata"})
    void what_a_folder_holds_goes_with_it(String scope) {
        String token = fake.adas(Operation.AUTH + scope);
        String parent = scope.equals("drive.appdata") ? "appDataFolder" : "root";
        String folder = create(
                        token,
                        "{\"mimeType\": \"application/vnd.google-apps.folder\", \"parents\": [\"" + parent + "\"]}")
                .path("id")
                .textValue();
        String child = create(token, "{\"name\": \"child\", \"parents\": [\"" + folder + "\"]}")
                .path("id")
                .asText();

        assertThat(fake.send("DELETE", token, FILES + "/" + folder, "", "").statusCode())
                .isEqualTo(204);
        assertThat(fake.get(token, FILES + "/" + child).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-1, 206, bytes 0-1/20, V1",
        "bytes=15-, 206, bytes 15-19/20, '> V5\n'",
        "bytes=-2, 206, bytes 18-19/20, '5\n'",
        "bytes=20-, 416, bytes */20, ''",
        "bytes=0-1;4-5, 200, '', 'V1 * (2 * V4) -> V5\n'",
    })
    void a_part_of_a_file_can_be_downloaded(String range, int status, String answered, String content) {
        var reply = fake.send(HttpRequest.newBuilder(URI.create(fake.google.url() + PROGRAM + "?alt=media"))
                .header("Authorization", "Bearer " + fake.adas(DRIVE))
                .header("Range", range)
                .build());

        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.headers().firstValue("Content-Range").orElse("")).isEqualTo(answered);
        assertThat(reply.body().strip()).isEqualTo(content.strip());
    }

    private void share(String name, String value, String role) {
        String mallory = DemoWorld.MALLORY.email();
        fake.google
                .records()
                .resources()
                .put(
                        Records.resourceKey("drive.files", mallory, "demo-mallory-plan"),
                        new Resource(
                                "drive.files",
                                mallory,
                                "demo-mallory-plan",
                                Map.of(
                                        "name",
                                        "Plan",
                                        "permissions",
                                        List.of(Map.of(
                                                name,
                                                value,
                                                "role",
                                                role,
                                                "type",
                                                name.equals("domain") ? "domain" : "user")))));
    }

    private JsonNode create(String token, String body) {
        var reply = fake.send("POST", token, FILES, "application/json", body);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return ApiFixture.tree(reply);
    }

    private static List<String> names(JsonNode list) {
        return ApiFixture.each(list.path("files"), "name");
    }

    private static String reason(HttpResponse<String> reply) {
        return ApiFixture.tree(reply).at("/error/errors/0/reason").textValue();
    }
}
