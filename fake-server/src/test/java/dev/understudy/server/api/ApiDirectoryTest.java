package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDirectoryTest {

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    @Test
    void a_document_says_where_the_api_is_and_what_it_can_do() {
        var document = document("drive", "v3");

        assertThat(document.path("kind").textValue()).isEqualTo("discovery#restDescription");
        assertThat(document.path("rootUrl").textValue()).isEqualTo(fake.google.url() + "/");
        var list = document.at("/resources/files/methods/list");
        assertThat(list.path("id").textValue()).isEqualTo("drive.files.list");
        assertThat(document.path("servicePath").textValue() + list.path("path").textValue())
                .isEqualTo("drive/v3/files");
        assertThat(list.at("/parameters/pageSize/maximum").textValue()).isEqualTo("1000");
        assertThat(list.at("/response/$ref").textValue()).isEqualTo("FileList");
        assertThat(document.at("/schemas/FileList/properties/files/items/$ref").textValue())
                .isEqualTo("File");
        assertThat(document.path("auth").at("/oauth2/scopes").has(ApiFixture.DRIVE))
                .isTrue();
    }

    @Test
    void every_document_of_the_directory_is_whole() {
        var items = fake.json("", "/discovery/v1/apis").path("items");

        assertThat(items).hasSizeGreaterThanOrEqualTo(5);
        for (JsonNode item : items) {
            var document =
                    document(item.path("name").textValue(), item.path("version").textValue());
            assertThat(document.path("id")).isEqualTo(item.path("id"));
            assertThat(methods(document.path("resources"))).isNotEmpty().allSatisfy(method -> {
                assertThat(method.path("scopes")).isNotEmpty();
                for (String body : List.of("request", "response")) {
                    if (method.has(body)) {
                        assertThat(document.path("schemas")
                                        .has(method.path(body).path("$ref").textValue()))
                                .isTrue();
                    }
                }
            });
            assertThat(document.path("schemas").findValuesAsText("$ref"))
                    .allSatisfy(name ->
                            assertThat(document.path("schemas").has(name)).isTrue());
        }
    }

    @Test
    void one_version_of_an_api_is_the_preferred_one() {
        var items = fake.json("", "/discovery/v1/apis?name=sqladmin").path("items");

        assertThat(ApiFixture.each(items, "version")).containsExactly("v1", "v1beta4", "v1beta3");
        assertThat(ApiFixture.each(items, "preferred")).containsExactly("true", "false", "false");
    }

    @Test
    void the_document_at_the_apis_own_host_is_the_same() {
        assertThat(fake.json("", "/$discovery/rest?version=v1beta4")).isEqualTo(document("sqladmin", "v1beta4"));
        assertThat(fake.json("", "/$discovery/rest?version=v3&api=calendar")).isEqualTo(document("calendar", "v3"));
        assertThat(fake.get("", "/$discovery/rest?version=v3").statusCode()).isEqualTo(404);
    }

    @Test
    void userinfo_is_described_and_answered_where_it_is_described() {
        var document = document("oauth2", "v2");
        String path = document.at("/resources/userinfo/methods/get/path").textValue();

        var user = fake.json(fake.adas(Operation.AUTH + "userinfo.email"), "/" + path);

        assertThat(user.path("email").textValue()).isEqualTo("ada@example.com");
        assertThat(document.at("/resources/userinfo/resources/v2/resources/me/methods")
                        .has("get"))
                .isTrue();
        assertThat(document.path("methods").has("tokeninfo")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drive/v9", "drives/v3"})
    void an_unknown_api_is_not_found(String path) {
        assertThat(fake.get("", "/discovery/v1/apis/" + path + "/rest").statusCode())
                .isEqualTo(404);
    }

    private JsonNode document(String name, String version) {
        return fake.json("", "/discovery/v1/apis/" + name + "/" + version + "/rest");
    }

    private static List<JsonNode> methods(JsonNode resources) {
        var methods = new ArrayList<JsonNode>();
        StreamSupport.stream(resources.spliterator(), false).forEach(resource -> {
            resource.path("methods").forEach(methods::add);
            methods.addAll(methods(resource.path("resources")));
        });
        return methods;
    }
}
