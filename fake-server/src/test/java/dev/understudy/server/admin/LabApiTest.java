package dev.understudy.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lab over HTTP as tests in any language use it. */
class LabApiTest {

    private static final String PROJECT = "/projects/" + DemoWorld.PROJECT;

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    private final FakeGoogle google = world.google();
    private final LabCaller lab = new LabCaller(google);

    @Test
    void an_hour_later_the_access_token_is_dead() throws Exception {
        String token = world.redeem(world.code()).path("access_token").asText();

        var clock = lab.call("POST", PROJECT + "/clock", "{'advance': 'PT1H'}");

        assertThat(clock.path("offset").asText()).isEqualTo("PT1H");
        assertThat(world.get("/v1/userinfo", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "'', application/json, {, access-token-in-query",
        "?format=sarif, application/sarif+json, {, '\"version\" : \"2.1.0\"'",
        "?format=junit&project=example-123, application/xml, <?xml, <failure type=\"error\"",
    })
    void findings_come_in_the_form_that_is_asked_for(String query, String type, String begin, String content)
            throws Exception {
        world.get("/v1/userinfo?access_token="
                + world.redeem(world.code()).path("access_token").asText());

        var answer = lab.send("GET", "/findings" + query, "");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(answer.body()).startsWith(begin).contains("access-token-in-query");
        assertThat(answer.body().replaceAll("\\s*:\\s*", " : ")).contains(content);
    }

    @ParameterizedTest
    @CsvSource({
        "?format=pdf, '400 There is no format \"pdf\"; allowed here: json, sarif, junit.'",
        "?client=x, '400 Unknown parameter \"client\"; allowed here: project, format.'",
        "?project=nowhere, '404 There is no project \"nowhere\"; there are example-123, and - for requests of no"
                + " project.'",
    })
    void what_is_wrong_with_a_question_for_findings_is_told(String query, String refusal) throws Exception {
        assertThat(lab.refusal("GET", "/findings" + query, "")).isEqualTo(refusal);
    }

    @Test
    void a_grant_gives_tokens_at_once() throws Exception {
        var given = lab.call(
                "POST",
                PROJECT + "/grants",
                "{'user': 'ada@example.com', 'client': '" + DemoWorld.WEB.id() + "', 'scopes': ['email']}");

        assertThat(world.get(
                                "/v1/userinfo",
                                "Authorization",
                                "Bearer " + given.path("access_token").asText())
                        .body())
                .contains("ada@example.com");
        assertThat(world.post(
                                "/token",
                                world.refresh(given.path("refresh_token").asText()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(lab.get(PROJECT + "/grants")
                        .path("grants")
                        .path(0)
                        .path("user")
                        .asText())
                .isEqualTo("ada@example.com");
    }

    @Test
    void a_grant_that_was_revoked_is_over() throws Exception {
        var refreshToken = world.redeem(world.code()).path("refresh_token").asText();

        assertThat(lab.send("DELETE", PROJECT + "/grants/ada@example.com", "").statusCode())
                .isEqualTo(200);

        assertThat(world.post("/token", world.refresh(refreshToken)).body())
                .contains("Token has been expired or revoked.");
        assertThat(lab.refusal("DELETE", PROJECT + "/grants/ada@example.com", ""))
                .isEqualTo("404 ada@example.com has allowed example-123 nothing.");
    }

    @Test
    void a_user_comes_changes_and_goes() throws Exception {
        var bob = lab.call("POST", "/users", "{'email': 'bob@example.com', 'name': 'Bob'}");
        assertThat(bob.path("sub").asText()).startsWith("999");

        lab.call("POST", "/users", "{'email': 'bob@example.com', 'name': 'Robert'}");

        assertThat(google.records().userByEmail("bob@example.com").orElseThrow().name())
                .isEqualTo("Robert");
        assertThat(lab.send("DELETE", "/users/bob@example.com", "").statusCode())
                .isEqualTo(200);
        assertThat(google.records().userByEmail("bob@example.com")).isEmpty();
    }

    @Test
    void a_client_comes_with_its_secret_and_goes() throws Exception {
        var client = lab.call(
                "POST",
                PROJECT + "/clients",
                "{'type': 'web', 'name': 'shop', 'redirectUris': ['http://localhost:7000/cb']}");
        String id = client.path("id").asText();

        assertThat(id).startsWith(DemoWorld.PROJECT_NUMBER + "-");
        assertThat(client.path("secret").asText()).startsWith("GOCSPX-FAKE-");
        assertThat(google.records().clients().find(id)).isPresent();
        assertThat(google.records()
                        .projects()
                        .find(DemoWorld.PROJECT)
                        .orElseThrow()
                        .consentScreen()
                        .appName())
                .as("the project is as it was")
                .isEqualTo("Understudy Demo");

        lab.send("DELETE", PROJECT + "/clients/" + id, "");
        assertThat(google.records().clients().find(id)).isEmpty();
    }

    @Test
    void the_world_is_exported_and_imported_and_tokens_stay() throws Exception {
        var refreshToken = world.redeem(world.code()).path("refresh_token").asText();
        String exported = lab.send("GET", "/scenario", "").body();
        lab.call("PUT", "/scenario", "{'users': [{'email': 'solo@example.com'}]}");
        assertThat(google.records().users().all()).hasSize(1);
        assertThat(google.records().clients().all()).isEmpty();

        lab.send("PUT", "/scenario", exported);

        assertThat(lab.send("GET", "/scenario", "").body()).isEqualTo(exported);
        assertThat(world.post("/token", world.refresh(refreshToken)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_scenario_changes_only_what_it_names() throws Exception {
        long users = google.records().users().all().count();

        lab.call("POST", "/scenario", "{'projects': [{'id': 'example-123', 'publishing': 'testing'}]}");

        var screen = google.records()
                .projects()
                .find(DemoWorld.PROJECT)
                .orElseThrow()
                .consentScreen();
        assertThat(screen.publishing().name()).isEqualTo("TESTING");
        assertThat(screen.appName()).isEqualTo("Understudy Demo");
        assertThat(google.records().users().all()).hasSize((int) users);
    }

    @Test
    void a_snapshot_brings_everything_back() throws Exception {
        lab.call("PUT", "/snapshots/before", "{}");
        String refreshToken = world.redeem(world.code()).path("refresh_token").asText();

        lab.call("POST", "/snapshots/before/restore", "{}");

        assertThat(world.post("/token", world.refresh(refreshToken)).statusCode())
                .isEqualTo(400);
        assertThat(lab.get("/snapshots").path("snapshots").path(0).asText()).isEqualTo("before");
        lab.send("DELETE", "/snapshots/before", "");
        assertThat(lab.get("/snapshots").path("snapshots")).isEmpty();
    }

    @Test
    void the_journal_is_filtered() throws Exception {
        world.redeem(world.code());
        world.redeem("4/0FAKE-unknown");
        world.get("/.well-known/openid-configuration");

        assertThat(lab.get("/journal").path("exchanges")).hasSize(3);
        assertThat(lab.get("/journal?endpoint=token").path("exchanges")).hasSize(2);
        assertThat(lab.get("/journal?endpoint=tok*&status=400").path("exchanges"))
                .hasSize(1);
        assertThat(lab.get("/journal?project=-").path("exchanges")).hasSize(1);
        assertThat(lab.get("/journal?after=1&limit=1")
                        .path("exchanges")
                        .path(0)
                        .path("number")
                        .asInt())
                .isEqualTo(2);
        assertThat(lab.get("/journal?after=1&limit=1").path("last").asInt()).isEqualTo(2);
        assertThat(lab.get("/journal?endpoint=nothing&wait=PT0.01S").path("exchanges"))
                .isEmpty();
    }

    @Test
    void the_journal_does_not_tell_of_the_lab_itself() throws Exception {
        lab.get("/journal");

        assertThat(lab.get("/journal").path("exchanges")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/projects/example-123/clock|{'advance': 'soon'}|400 \"advance\" in the body must be a time span"
                        + " such as PT1H or -PT5M, not \"soon\".",
                "POST|/projects/example-123/clock|{'forward': 'PT1H'}|400 Unknown member \"forward\" in the body;"
                        + " allowed here: set, advance, state.",
                "POST|/projects/example-123/clock|{'state': 'slow'}|400 \"state\" must be \"frozen\" or \"running\","
                        + " not \"slow\".",
                "POST|/projects/example-123/clock|[1]|400 An object must stand in the body.",
                "POST|/projects/example-123/clock|{'advance': |400 The body is not JSON.",
                "POST|/projects/example-123/faults|{'endpoint': 'token', 'faults': []}|400 A rule needs at least one"
                        + " fault.",
                "POST|/projects/example-123/faults|{'endpoint': 'token', 'times': 'often', 'faults': []}|400 \"times\""
                        + " must be a whole number or \"forever\".",
                "POST|/projects/example-123/faults|{'endpoint': 'token', 'faults': [{'fault': 'delay', 'settings':"
                        + " {'by': 'PT2H'}}]}|400 A delay lasts from PT0S to PT1M, not PT2H.",
                "POST|/projects/example-123/grants|{'user': 'nobody@example.com', 'client': 'x', 'scopes':"
                        + " ['email']}|404 There is no account nobody@example.com.",
                "POST|/projects/example-123/grants|{'user': 'ada@example.com', 'client': 'x', 'scopes': ['email']}|404"
                        + " The project example-123 has no client x.",
                "POST|/snapshots/gone/restore|{}|404 There is no snapshot \"gone\"; there are [].",
                "PUT|/snapshots/a%20b|{}|400 A snapshot's name is made of letters, digits, dots, dashes and"
                        + " underscores.",
                "DELETE|/projects/example-123/clients/x|{}|404 The project example-123 has no client x.",
                "GET|/journal?wait=long||400 The parameter \"wait\" must be a time span such as PT10S.",
                "GET|/journal?endpiont=token||400 Unknown parameter \"endpiont\"; allowed here: project, endpoint,"
                        + " status, after, limit, wait.",
            })
    void a_mistake_is_answered_with_what_is_wrong(String method, String path, String body, String answer)
            throws Exception {
        assertThat(lab.refusal(method, path, body == null ? "" : body)).isEqualTo(answer);
    }

    @Test
    void a_broken_scenario_changes_nothing_and_names_the_place() throws Exception {
        String before = lab.send("GET", "/scenario", "").body();

        assertThat(lab.refusal("PUT", "/scenario", "{\n  'users': [{'mail': 'x'}]}"))
                .startsWith("400 scenario, line 2, column 22: Unknown key \"mail\"");

        assertThat(lab.send("GET", "/scenario", "").body()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"Origin,http://evil.example", "Sec-Fetch-Site,cross-site", "X-Control-Token,guessed"})
    void a_page_of_another_origin_and_whoever_has_no_token_is_refused(String header, String value) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(google.url() + "/_understudy" + PROJECT + "/clock"));
        request.setHeader("X-Control-Token", google.labToken());
        request.setHeader(header, value);

        var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("now");
    }

    @Test
    void the_token_may_be_chosen() {
        try (var chosen =
                FakeGoogle.start(google.scenario(), Settings.EMBEDDED.withLabToken("FAKE-chosen-lab-token"))) {
            assertThat(chosen.labToken()).isEqualTo("FAKE-chosen-lab-token");
        }
        assertThat(google.labToken()).hasSizeGreaterThan(40);
    }
}
