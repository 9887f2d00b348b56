package dev.understudy.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Project;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Params;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A project that is shut down on its page, and what becomes of everything that it owns. */
class ShutDownProjectTest {

    @AutoClose
    private TokenWorld world;

    private Visitor visitor;

    @BeforeEach
    void start() {
        world = new TokenWorld();
        visitor = new Visitor(world.google().url());
    }

    @Test
    void who_does_not_type_the_id_shuts_nothing_down() {
        var page = dashboard();

        assertThat(page.press("shut-down").text("problem")).isEqualTo("Project ID is required.");
        assertThat(page.press("shut-down", Params.of("confirm", "example-124")).text("problem"))
                .isEqualTo("Nothing was shut down: to do it, type the project ID " + DemoWorld.PROJECT + ".");
        assertThat(visitor.open(Visitor.request(DemoWorld.WEB, TokenWorld.REDIRECT))
                        .has("error-code"))
                .isFalse();
    }

    @Test
    void nothing_of_it_can_be_used_until_it_is_restored() throws Exception {
        String refresh = world.redeem(world.code()).path("refresh_token").asText();
        String token = world.accessToken(TokenWorld.SCOPES);
        String key = world.google()
                .console()
                .createApiKey(DemoWorld.PROJECT, "Map", List.of())
                .key();
        var robot = new Robot(world.google());

        var shut = dashboard().press("shut-down", Params.of("confirm", DemoWorld.PROJECT));

        assertThat(shut.text("said"))
                .isEqualTo("The project " + DemoWorld.PROJECT + " was shut down. It can be restored within 30 days.");
        assertThat(visitor.open("/_understudy/console").html()).contains("Shut down, pending deletion");
        assertThat(visitor.open(Visitor.request(DemoWorld.WEB, TokenWorld.REDIRECT))
                        .text("error-code"))
                .isEqualTo("Error 401: deleted_client");
        assertThat(error(world.post("/token", world.refresh(refresh)))).isEqualTo("deleted_client");
        assertThat(error(assertion(robot))).isEqualTo("deleted_client");
        assertThat(error(world.post("/device/code", Params.of("client_id", DemoWorld.TV.id(), "scope", "email"))))
                .isEqualTo("deleted_client");
        for (var call : List.of(drive(token), world.get("/drive/v3/files?key=" + key))) {
            assertThat(call.statusCode()).isEqualTo(403);
            assertThat(call.body()).contains("Project #" + project().number() + " has been deleted.");
        }
        assertThat(world.get("/computeMetadata/v1/instance/service-accounts/", "Metadata-Flavor", "Google")
                        .statusCode())
                .isEqualTo(404);

        assertThat(dashboard().press("restore").text("said"))
                .isEqualTo("The project " + DemoWorld.PROJECT + " is back, with all that it had.");

        assertThat(world.post("/token", world.refresh(refresh)).statusCode()).isEqualTo(200);
        assertThat(assertion(robot).statusCode()).isEqualTo(200);
        assertThat(drive(token).statusCode()).isEqualTo(200);
    }

    @Test
    void other_projects_go_on_and_its_id_stays_taken() {
        var console = world.google().console();
        console.createProject("another-project");
        var client = console.createClient("another-project", ClientType.WEB, "Shop", List.of(TokenWorld.REDIRECT));

        console.shutDownProject(DemoWorld.PROJECT);

        assertThat(visitor.open(Visitor.request(client, TokenWorld.REDIRECT)).has("error-code"))
                .isFalse();
        assertThatThrownBy(() -> console.createProject(DemoWorld.PROJECT)).hasMessageContaining("already");
        assertThatThrownBy(() -> console.enableApi(DemoWorld.PROJECT, "drive"))
                .hasMessage("The project " + DemoWorld.PROJECT + " was shut down; restore it first.");
        assertThatThrownBy(() -> console.restoreProject("another-project")).hasMessageContaining("was not shut down");
    }

    @Test
    void after_thirty_days_it_is_gone_for_good() {
        var console = world.google().console();
        console.shutDownProject(DemoWorld.PROJECT);
        world.advance(Duration.ofDays(30).plusSeconds(1));

        assertThat(dashboard().press("restore").text("problem"))
                .isEqualTo("The project " + DemoWorld.PROJECT
                        + " was shut down more than 30 days ago and cannot be restored.");

        world.advance(Duration.ofSeconds(-10));
        assertThat(dashboard().press("restore").text("said")).contains("is back");
    }

    private HttpResponse<String> assertion(Robot robot) {
        return world.post(
                "/token",
                Params.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:jwt-bearer",
                        "assertion",
                        robot.sign(robot.claims(Instant.now()))));
    }

    private HttpResponse<String> drive(String token) {
        return world.get("/drive/v3/files", "Authorization", "Bearer " + token);
    }

    private Project project() {
        return world.records().projects().find(DemoWorld.PROJECT).orElseThrow();
    }

    private Visited dashboard() {
        return visitor.open("/_understudy/console/projects/" + DemoWorld.PROJECT);
    }

    private static String error(HttpResponse<String> reply) {
        return TokenWorld.json(reply).path("error").asText();
    }
}
