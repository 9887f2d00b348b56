package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scenario;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every method of every API takes, and what every reply has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandardParametersTest {

    private static final String FILE = "/drive/v3/files/demo-ada-note-g";
    private static final String GROUP = "/groups/v1/groups/everybody@example.org";

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    @Test
    void json_is_pretty_unless_told_otherwise() {
        String token = fake.adas(ApiFixture.DRIVE);

        assertThat(fake.get(token, FILE + "?fields=id").body()).isEqualTo("{\n  \"id\": \"demo-ada-note-g\"\n}");
        assertThat(fake.get(token, FILE + "?fields=id&prettyPrint=false").body())
                .isEqualTo("{\"id\":\"demo-ada-note-g\"}");
    }

    @Test
    void jsonp_hands_answers_and_errors_to_a_function() {
        var reply = fake.get(fake.adas(ApiFixture.DRIVE), FILE + "?fields=id&prettyPrint=false&callback=app.show");
        var error = fake.get("", FILE + "?prettyPrint=false&callback=show");

        assertThat(reply.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=UTF-8");
        assertThat(reply.body()).isEqualTo("// API callback\napp.show({\"id\":\"demo-ada-note-g\"});\n");
        assertThat(error.statusCode()).isEqualTo(200);
        assertThat(error.body()).startsWith("// API callback\nshow({\"error\":{\"code\":401,");
    }

    @ParameterizedTest
    @CsvSource({
        "callback=alert(1), callback",
        "$.xgafv=3, $.xgafv",
        "prettyPrint=maybe, prettyPrint",
        "quotaUser=aaaaaaaaaabbbbbbbbbbccccccccccddddddddddX, quotaUser",
        "alt=proto, alt",
        "alt=xml, alt",
        "alt=atom, alt",
    })
    void what_cannot_be_done_is_refused_with_its_place(String parameter, String name) {
        var reply = fake.get(fake.adas(ApiFixture.DRIVE), FILE + "?" + parameter);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(ApiFixture.tree(reply).at("/error/errors/0/location").textValue())
                .isEqualTo(name);
    }

    @Test
    void media_is_for_methods_that_have_some() {
        var reply = fake.get(fake.adas(ApiFixture.DRIVE), "/drive/v3/about?fields=user&alt=media");

        assertThat(ApiFixture.tree(reply).at("/error/errors/0")).isEqualTo(ApiFixture.tree("""
            {"message": "Unsupported Output Format.", "domain": "global", "reason": "unsupportedOutputFormat",
             "location": "alt", "locationType": "parameter"}\
            """));
    }

    @Test
    void the_oldest_api_answers_in_atom_unless_asked_for_json() {
        String token = fake.token(DemoWorld.GRACE.sub(), Operation.AUTH + "apps.groups.settings");

        var atom = fake.get(token, GROUP);

        assertThat(atom.headers().firstValue("Content-Type")).hasValue("application/atom+xml; charset=UTF-8");
        assertThat(atom.body())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?><entry xmlns=\"http://www.w3.org/2005/Atom\"")
                .contains("<apps:email>everybody@example.org</apps:email>", "<apps:name>Everybody</apps:name>");
        assertThat(fake.json(token, GROUP + "?alt=json").path("name").textValue())
                .isEqualTo("Everybody");
    }

    @Test
    void xgafv_chooses_the_shape_of_errors() {
        String token = fake.adas(ApiFixture.DRIVE);

        assertThat(fake.json(token, FILE + "x?$.xgafv=1")).isEqualTo(ApiFixture.tree("""
            {"error": {
              "errors": [{"domain": "global", "reason": "notFound", "message": "File not found: demo-ada-note-gx.",
                          "locationType": "parameter", "location": "fileId"}],
              "code": 404,
              "message": "File not found: demo-ada-note-gx."}}\
            """));
        assertThat(fake.json(token, FILE + "x?$.xgafv=2")).isEqualTo(ApiFixture.tree("""
            {"error": {"code": 404, "message": "File not found: demo-ada-note-gx.", "status": "NOT_FOUND"}}\
            """));
    }

    @Test
    void in_2012_errors_had_the_old_shape() {
        var settings = Settings.EMBEDDED.withProfile(Profile.GOOGLE_2012);
        try (var old = new ApiFixture(FakeGoogle.start(Scenario.demo(), settings))) {
            assertThat(ApiFixture.tree(old.get("ya29.garbage", FILE))).isEqualTo(ApiFixture.tree("""
                {"error": {
                  "errors": [{"domain": "global", "reason": "authError", "message": "Invalid Credentials",
                              "locationType": "header", "location": "Authorization"}],
                  "code": 401,
                  "message": "Invalid Credentials"}}\
                """));
        }
    }

    @Test
    void replies_have_googles_headers() {
        var headers = fake.get(fake.adas(ApiFixture.DRIVE), FILE).headers();

        assertThat(headers.firstValue("Content-Type")).hasValue("application/json; charset=UTF-8");
        assertThat(headers.firstValue("Vary")).hasValue("X-Origin, Referer, Origin");
        assertThat(headers.firstValue("Cache-Control")).hasValue("private");
        assertThat(headers.firstValue("Server")).hasValue("ESF");
        assertThat(headers.firstValue("X-XSS-Protection")).hasValue("0");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        FILE + ", DELETE",
        FILE + ", PATCH",
        "/upload/drive/v3/files, PUT",
        "/batch/drive/v3, POST",
        "/discovery/v1/apis, GET",
        "/v1/people/me, GET",
    })
    void web_pages_of_every_origin_may_ask(String path, String method) {
        var preflight = fake.send(HttpRequest.newBuilder(URI.create(fake.google.url() + path))
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization")
                .header("Origin", "https://app.example.com")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build());

        assertThat(preflight.statusCode()).isEqualTo(200);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue("https://app.example.com");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValue("authorization");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValueSatisfying(methods -> assertThat(methods).contains(method));
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void web_pages_may_read_answers_and_errors() {
        for (String token : new String[] {fake.adas(ApiFixture.DRIVE), "ya29.garbage"}) {
            var reply = fake.send(HttpRequest.newBuilder(URI.create(fake.google.url() + FILE))
                    .header("Origin", "https://app.example.com")
                    .header("Authorization", "Bearer " + token)
                    .build());

            assertThat(reply.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("https://app.example.com");
        }
    }
}
