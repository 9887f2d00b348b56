package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlAdminApiTest {

    private static final String SQL = Operation.AUTH + "sqlservice.admin";

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    @ParameterizedTest
    @CsvSource({
        "/sql/v1beta3, exemplary-example-123, instance, exemplar",
        "/sql/v1beta3, example-123, instance, archive",
        "/sql/v1beta4, example-123, name, archive",
        "/v1, example-123, name, archive",
    })
    void every_version_lists_the_instances_of_a_project(String base, String project, String nameField, String first) {
        var list = fake.json(fake.robots(SQL), base + "/projects/" + project + "/instances");

        assertThat(list.path("kind").textValue()).isEqualTo("sql#instancesList");
        assertThat(list.path("items")).hasSize(2);
        assertThat(list.at("/items/0/" + nameField).textValue()).isEqualTo(first);
        assertThat(list.at("/items/0/project").textValue()).isEqualTo(project);
        assertThat(list.at("/items/0/connectionName").textValue()).isEqualTo(project + ":us-central1:" + first);
    }

    @Test
    void a_project_that_is_not_known_is_not_authorized() {
        var reply = fake.get(fake.robots(SQL), "/v1/projects/somebody-elses/instances");

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(ApiFixture.tree(reply).at("/error/errors/0/reason").textValue())
                .isEqualTo("notAuthorized");
    }

    @Test
    void one_instance_is_got_by_its_name() {
        String base = "/sql/v1beta4/projects/example-123/instances/";

        assertThat(fake.json(fake.robots(SQL), base + "archive").path("state").textValue())
                .isEqualTo("SUSPENDED");
        var absent = fake.get(fake.robots(SQL), base + "absent");
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(ApiFixture.tree(absent).at("/error/errors/0/reason").textValue())
                .isEqualTo("instanceDoesNotExist");
    }

    @Test
    void a_filter_and_pages_narrow_the_list() {
        String path = "/v1/projects/example-123/instances";

        assertThat(ApiFixture.each(fake.json(fake.robots(SQL), path + "?filter=state:RUNNABLE"), "name"))
                .containsExactly("engine-room");
        var page = fake.json(fake.robots(SQL), path + "?maxResults=1");
        var next = fake.json(
                fake.robots(SQL),
                path + "?maxResults=1&pageToken=" + page.path("nextPageToken").textValue());
        assertThat(ApiFixture.each(next, "name")).containsExactly("engine-room");
        assertThat(fake.get(fake.robots(SQL), path + "?filter=a+OR+b").statusCode())
                .isEqualTo(400);
    }
}
