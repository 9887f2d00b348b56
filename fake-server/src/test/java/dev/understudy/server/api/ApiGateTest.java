package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.store.Records;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiGateTest {

    private static final String FILES = "/drive/v3/files";
    private static final String REALM = "Bearer realm=\"https://accounts.google.com/\"";

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    @Test
    void a_living_token_opens_the_api() {
        assertThat(fake.get(fake.adas(ApiFixture.DRIVE), FILES).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "oauth_token"})
    void a_token_in_the_query_opens_it_too(String name) {
        assertThat(fake.get("", FILES + "?" + name + "=" + fake.adas(ApiFixture.DRIVE))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_token_in_two_places_is_refused() {
        String token = fake.adas(ApiFixture.DRIVE);

        var reply = fake.get(token, FILES + "?access_token=" + token);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(challenge(reply)).isEqualTo(REALM + ", error=\"invalid_request\"");
    }

    @Test
    void strict_refuses_a_token_in_the_query() {
        var settings = Settings.EMBEDDED.withProfile(Profile.STRICT);
        try (var strict = new ApiFixture(FakeGoogle.start(Scenario.demo(), settings))) {
            String token = strict.adas(ApiFixture.DRIVE);

            assertThat(strict.get("", FILES + "?access_token=" + token).statusCode())
                    .isEqualTo(401);
            assertThat(strict.get(token, FILES).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void no_token_gets_googles_401() {
        var reply = fake.get("", FILES);
        var error = ApiFixture.tree(reply).path("error");

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(challenge(reply)).isEqualTo(REALM);
        assertThat(error.path("message").textValue())
                .startsWith("Request is missing required authentication credential. Expected OAuth 2 access token,");
        assertThat(error.path("status").textValue()).isEqualTo("UNAUTHENTICATED");
        assertThat(error.at("/errors/0/reason").textValue()).isEqualTo("required");
        assertThat(error.at("/details/0/reason").textValue()).isEqualTo("CREDENTIALS_MISSING");
        assertThat(error.at("/details/0/metadata/service").textValue()).isEqualTo("drive.googleapis.com");
        assertThat(error.at("/details/0/metadata/method").textValue())
                .isEqualTo("google.apps.drive.v3.DriveFiles.List");
        assertThat(fake.why()).isEqualTo("The request has no Authorization header.");
    }

    @Test
    void another_scheme_is_no_token() {
        var request = HttpRequest.newBuilder(URI.create(fake.google.url() + FILES))
                .header("Authorization", "Basic YTpi")
                .build();

        assertThat(fake.send(request).statusCode()).isEqualTo(401);
        assertThat(fake.why()).isEqualTo("The Authorization header is not of the form \"Bearer TOKEN\".");
    }

    @Test
    void an_unknown_token_gets_googles_401() {
        var reply = fake.get("ya29.garbage", FILES);
        var error = ApiFixture.tree(reply).path("error");

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(challenge(reply)).isEqualTo(REALM + ", error=\"invalid_token\"");
        assertThat(error.path("message").textValue())
                .startsWith("Request had invalid authentication credentials. Expected OAuth 2 access token,");
        assertThat(error.at("/errors/0").toString())
                .isEqualTo("{\"message\":\"Invalid Credentials\",\"domain\":\"global\",\"reason\":\"authError\","
                        + "\"location\":\"Authorization\",\"locationType\":\"header\"}");
        assertThat(error.has("details")).isFalse();
    }

    @Test
    void a_token_dies_by_the_projects_clock() {
        String token = fake.adas(ApiFixture.DRIVE);

        fake.google.lab().advanceClock(DemoWorld.PROJECT, Duration.ofHours(1));
        var reply = fake.get(token, FILES);

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(challenge(reply)).contains("error=\"invalid_token\"");
        assertThat(ApiFixture.tree(reply).at("/error/details/0/reason").textValue())
                .isEqualTo("ACCESS_TOKEN_EXPIRED");
        assertThat(fake.why()).startsWith("The access token expired at ");
    }

    @Test
    void a_token_dies_with_its_grant() {
        String token = fake.adas(ApiFixture.DRIVE);

        fake.google.records().grants().take(Records.grantKey(DemoWorld.ADA.sub(), DemoWorld.PROJECT));

        assertThat(fake.get(token, FILES).statusCode()).isEqualTo(401);
        assertThat(fake.why()).isEqualTo("The grant that the token stands on was revoked.");
    }

    @Test
    void a_scope_too_little_gets_googles_403() {
        var reply = fake.get(fake.adas(Operation.AUTH + "calendar"), FILES);
        var error = ApiFixture.tree(reply).path("error");

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(challenge(reply))
                .startsWith(REALM + ", error=\"insufficient_scope\", scope=\"https://www.googleapis.com/auth/drive ")
                .endsWith("https://www.googleapis.com/auth/drive.readonly\"");
        assertThat(error.path("message").textValue()).isEqualTo("Request had insufficient authentication scopes.");
        assertThat(error.at("/errors/0/message").textValue()).isEqualTo("Insufficient Permission");
        assertThat(error.at("/details/0/reason").textValue()).isEqualTo("ACCESS_TOKEN_SCOPE_INSUFFICIENT");
        assertThat(fake.why()).startsWith("drive.files.list needs one of ");
    }

    @Test
    void an_api_that_is_not_enabled_gets_googles_403() {
        fake.google.records().projects().update(DemoWorld.PROJECT, project -> project.withEnabledApis(Set.of("gmail")));

        var reply = fake.get(fake.adas(ApiFixture.DRIVE), FILES);
        var error = ApiFixture.tree(reply).path("error");

        String url = "https://console.developers.google.com/apis/api/drive.googleapis.com/overview?project="
                + DemoWorld.PROJECT_NUMBER;
        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(error.path("message").textValue())
                .isEqualTo("Google Drive API has not been used in project " + DemoWorld.PROJECT_NUMBER
                        + " before or it is disabled. Enable it by visiting " + url
                        + " then retry. If you enabled this API recently, wait a few minutes for the action to"
                        + " propagate to our systems and retry.");
        assertThat(error.at("/errors/0/reason").textValue()).isEqualTo("accessNotConfigured");
        assertThat(error.at("/details/0/metadata/activationUrl").textValue()).isEqualTo(url);
        assertThat(error.at("/details/2/links/0/url").textValue()).isEqualTo(url);
    }

    @Test
    void a_jwt_is_no_access_token() {
        var reply = fake.get("e30.e30.c2ln", FILES);

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(ApiFixture.tree(reply).at("/error/details/0/reason").textValue())
                .isEqualTo("ACCESS_TOKEN_TYPE_UNSUPPORTED");
    }

    @Test
    void an_exchange_is_in_the_journal_under_its_operation_and_project() {
        fake.get(fake.adas(ApiFixture.DRIVE), FILES);

        var exchange = fake.google.lab().exchanges(any -> true).get(0);

        assertThat(exchange.endpoint()).isEqualTo("drive.files.list");
        assertThat(exchange.project()).isEqualTo(DemoWorld.PROJECT);
    }

    private static String challenge(HttpResponse<String> reply) {
        return reply.headers().firstValue("WWW-Authenticate").orElse("");
    }
}
