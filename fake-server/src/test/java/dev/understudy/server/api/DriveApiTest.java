package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.model.DemoWorld;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DriveApiTest {

    private static final String FILES = "/drive/v3/files";

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    @Test
    void the_founding_documents_call_lists_the_five_newest() {
        var list = list("orderBy=modifiedByMeTime+desc&pageSize=5&alt=json");

        assertThat(list.path("kind").textValue()).isEqualTo("drive#fileList");
        assertThat(list.path("incompleteSearch").booleanValue()).isFalse();
        assertThat(list.path("nextPageToken").textValue()).isNotBlank();
        assertThat(ApiFixture.each(list.path("files"), "name"))
                .containsExactly("todo.txt", "Note G", "Bernoulli numbers", "program.txt", "The Analytical Engine");
    }

    @Test
    void a_file_shows_four_fields_by_default() {
        var file = list("pageSize=1").at("/files/0");

        assertThat(file.fieldNames()).toIterable().containsExactly("kind", "id", "name", "mimeType");
    }

    @Test
    void pages_make_up_the_whole_list() {
        var names = new ArrayList<String>();
        String query = "orderBy=name&pageSize=4";
        var page = list(query);
        while (true) {
            names.addAll(ApiFixture.each(page.path("files"), "name"));
            if (!page.has("nextPageToken")) {
                break;
            }
            page = list(query + "&pageToken=" + page.path("nextPageToken").textValue());
        }

        assertThat(names).hasSizeGreaterThanOrEqualTo(12).doesNotHaveDuplicates();
        assertThat(names).isEqualTo(ApiFixture.each(list("orderBy=name").path("files"), "name"));
    }

    @Test
    void a_page_token_is_good_for_its_query_only() {
        String token = list("orderBy=name&pageSize=2").path("nextPageToken").textValue();

        var reply = fake.get(fake.adas(ApiFixture.DRIVE), FILES + "?orderBy=createdTime&pageToken=" + token);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(ApiFixture.tree(reply).at("/error/errors/0/location").textValue())
                .isEqualTo("pageToken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "name = 'Note G'                                            | Note G",
                "name contains 'lett'                                       | Letter to Babbage,Letter to Mary"
                        + " Somerville,Letters",
                "name contains 'abbage'                                     | ",
                "mimeType = 'application/vnd.google-apps.folder'            | Notes,Letters",
                "trashed = true                                             | old draft.txt",
                "starred = true                                             | Note G",
                "'demo-ada-letters' in parents                              | Letter to Babbage,Letter to Mary"
                        + " Somerville",
                "'me' in owners and name = 'Horses'                         | Horses",
                "not mimeType contains 'vnd.google-apps' and name contains 'w' | wings.svg",
                "modifiedTime > '2026-11-20T00:00:00'                       | todo.txt,Note G",
                "modifiedTime > '2026-11-20' and (name = 'Note G' or name = 'Horses') | Note G",
                "mimeType contains 'image/' or name = 'Horses' and trashed = false | Horses,wings.svg",
                "fullText contains 'flyology'                               | Flyology",
            })
    void a_query_finds_what_it_says(String query, String names) {
        var expected = names == null ? List.of() : List.of(names.split(","));

        var found = list("q=" + ApiFixture.encode(query));

        assertThat(ApiFixture.each(found.path("files"), "name")).isEqualTo(expected);
    }

    @Test
    void a_quote_in_a_query_is_escaped_by_a_backslash() {
        assertThat(list("q=" + ApiFixture.encode("name != 'it\\'s \\\\ fine'")).path("files"))
                .hasSizeGreaterThan(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "name = ",
                "name = 'a",
                "name ~ 'a'",
                "colour = 'red'",
                "name = 'a' name = 'b'",
                "(name = 'a'",
                "trashed = 'maybe'",
                "modifiedTime > 'yesterday'",
                "'x' in drawers",
                "'x'",
                "and",
                "name = 'a' and",
                "properties has { key='a' }",
                "\u0000"
            })
    void a_query_that_is_not_understood_gets_invalid_value(String query) {
        var reply = fake.get(fake.adas(ApiFixture.DRIVE), FILES + "?q=" + ApiFixture.encode(query));

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(ApiFixture.tree(reply).at("/error/message").textValue()).isEqualTo("Invalid Value");
        assertThat(ApiFixture.tree(reply).at("/error/errors/0/location").textValue())
                .isEqualTo("q");
        assertThat(fake.why()).contains("is not understood");
    }

    @Test
    void rclones_questions_are_answered() {
        String root = fake.json(fake.adas(ApiFixture.DRIVE), FILES + "/root?fields=id")
                .path("id")
                .textValue();
        var list = list("q=" + ApiFixture.encode("trashed=false and ('" + root + "' in parents)")
                + "&fields=files(id,name,size,md5Checksum,trashed,mimeType,modifiedTime,parents),nextPageToken");

        assertThat(ApiFixture.each(list.path("files"), "name"))
                .contains("Notes", "program.txt")
                .doesNotContain("Note G", "old draft.txt");
        assertThat(list.path("files"))
                .filteredOn(file -> file.path("name").textValue().equals("program.txt"))
                .singleElement()
                .satisfies(
                        file -> assertThat(file.path("md5Checksum").textValue()).hasSize(32));
        assertThat(list.path("files"))
                .filteredOn(file -> file.path("mimeType").textValue().startsWith("application/vnd.google-apps"))
                .isNotEmpty()
                .noneMatch(file -> file.has("md5Checksum"));
    }

    @Test
    void drive_file_shows_nothing_that_the_app_did_not_make() {
        String token = fake.adas(Operation.AUTH + "drive.file");

        assertThat(fake.json(token, FILES).path("files")).isEmpty();
        var reply = fake.get(token, FILES + "/demo-ada-note-g");

        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(ApiFixture.tree(reply).at("/error/message").textValue())
                .isEqualTo("File not found: demo-ada-note-g.");
        assertThat(fake.why()).contains("drive.file shows an app only files that it made");
    }

    @Test
    void nobody_sees_another_ones_files() {
        String token = fake.token(DemoWorld.MALLORY.sub(), ApiFixture.DRIVE);

        assertThat(fake.get(token, FILES + "/demo-ada-note-g").statusCode()).isEqualTo(404);
        assertThat(ApiFixture.each(fake.json(token, FILES).path("files"), "name"))
                .containsExactly("codes.txt", "Plan");
    }

    @Test
    void a_robot_has_files_of_its_own() {
        var list = fake.json(fake.robots(ApiFixture.DRIVE), FILES + "?fields=files(name,owners(emailAddress))");

        assertThat(ApiFixture.each(list, "emailAddress")).containsOnly(DemoWorld.ROBOT.email());
    }

    @Test
    void a_query_too_long_for_a_url_comes_as_a_form() {
        var request = HttpRequest.newBuilder(URI.create(fake.google.url() + FILES))
                .header("Authorization", "Bearer " + fake.adas(ApiFixture.DRIVE))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-HTTP-Method-Override", "GET")
                .POST(HttpRequest.BodyPublishers.ofString("pageSize=1&orderBy=name"));

        assertThat(ApiFixture.tree(fake.send(request.build())).path("files")).hasSize(1);
    }

    @Test
    void about_says_who_and_how_much_but_only_if_asked() {
        String token = fake.adas(ApiFixture.DRIVE);

        var about = fake.json(token, "/drive/v3/about?fields=user(displayName,emailAddress),storageQuota/usage");
        var refused = fake.get(token, "/drive/v3/about");

        assertThat(about.at("/user/emailAddress").textValue()).isEqualTo("ada@example.com");
        assertThat(about.at("/storageQuota/usage").isTextual()).isTrue();
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(ApiFixture.tree(refused).at("/error/errors/0/reason").textValue())
                .isEqualTo("required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pageSize=0", "pageSize=1001", "pageSize=x", "orderBy=colour", "orderBy=name+up"})
    void a_wrong_parameter_gets_400_with_its_place(String parameter) {
        var reply = fake.get(fake.adas(ApiFixture.DRIVE), FILES + "?" + parameter);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(ApiFixture.tree(reply).at("/error/errors/0/location").textValue())
                .isEqualTo(parameter.substring(0, parameter.indexOf('=')));
    }

    private JsonNode list(String query) {
        return fake.json(fake.adas(ApiFixture.DRIVE), FILES + "?" + query);
    }
}
