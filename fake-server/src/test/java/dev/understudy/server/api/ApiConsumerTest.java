package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.model.ApiKey;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Quota;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.Status;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The project that calls: its API keys, its quotas, and who may charge it. */
class ApiConsumerTest {

    private static final String FILES = "/drive/v3/files";
    private static final String README = FILES + "/demo-ada-readme";
    private static final String PEOPLE = "/v1/people/me?personFields=names";

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    @Test
    void a_key_opens_what_is_public_and_nothing_else() {
        assertThat(keyed(README).statusCode()).isEqualTo(200);
        assertThat(keyed(FILES + "/demo-ada-note-g").statusCode()).isEqualTo(404);
        assertThat(ApiFixture.each(ApiFixture.tree(keyed(FILES)).path("files"), "name"))
                .containsExactly("README.md");
        assertThat(fake.google.lab().exchanges(any -> true).get(0).project()).isEqualTo(DemoWorld.PROJECT);
    }

    @Test
    void a_key_in_the_header_is_as_good() {
        var request = HttpRequest.newBuilder(URI.create(fake.google.url() + README + "?alt=media"))
                .header("X-Goog-Api-Key", DemoWorld.API_KEY.key())
                .build();

        assertThat(fake.send(request).body()).isEqualTo("# Sketch of the engine\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/gmail/v1/users/me/profile", "/drive/v3/about?fields=user", PEOPLE})
    void a_key_is_not_enough_for_what_is_somebodys(String path) {
        var reply = keyed(path);

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(message(reply)).startsWith("API keys are not supported by this API. Expected OAuth2 access token");
        assertThat(ApiFixture.tree(reply).at("/error/details/0/reason").textValue())
                .isEqualTo("CREDENTIALS_MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AIzaFAKE-nobodys", "garbage"})
    void an_unknown_key_is_not_valid_even_beside_a_good_token(String key) {
        var reply = fake.get(fake.adas(ApiFixture.DRIVE), FILES + "?key=" + key);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(ApiFixture.tree(reply)).isEqualTo(ApiFixture.tree("""
            {"error": {
              "code": 400,
              "message": "API key not valid. Please pass a valid API key.",
              "errors": [{
                "message": "API key not valid. Please pass a valid API key.",
                "domain": "global",
                "reason": "badRequest"}],
              "status": "INVALID_ARGUMENT",
              "details": [
                {"@type": "type.googleapis.com/google.rpc.ErrorInfo",
                 "reason": "API_KEY_INVALID",
                 "domain": "googleapis.com",
                 "metadata": {"service": "drive.googleapis.com"}},
                {"@type": "type.googleapis.com/google.rpc.LocalizedMessage",
                 "locale": "en-US",
                 "message": "API key not valid. Please pass a valid API key."}]}}\
            """));
    }

    @Test
    void a_key_can_be_deleted_disabled_and_restricted() {
        var key = fake.google.console().createApiKey(DemoWorld.PROJECT, "mine", List.of("calendar-json"));

        assertThat(key.key()).matches("AIza[A-Za-z0-9_-]{35}").contains("FAKE");
        var blocked = fake.get("", README + "?key=" + key.key());
        assertThat(blocked.statusCode()).isEqualTo(403);
        assertThat(ApiFixture.tree(blocked).at("/error/details/0/reason").textValue())
                .isEqualTo("API_KEY_SERVICE_BLOCKED");

        fake.google.console().deleteApiKey(DemoWorld.PROJECT, key.key());
        assertThat(fake.get("", README + "?key=" + key.key()).statusCode()).isEqualTo(400);

        fake.google.records().projects().update(DemoWorld.PROJECT, project -> {
            var demo = DemoWorld.API_KEY;
            return project.withApiKeys(List.of(new ApiKey(demo.key(), demo.name(), demo.apis(), Status.DISABLED)));
        });
        assertThat(keyed(README).statusCode()).isEqualTo(400);
        assertThat(fake.why()).contains("was disabled or deleted");
    }

    @Test
    void a_key_and_a_token_are_of_one_project() {
        fake.google.records().projects().put("other", other());

        var reply = fake.get(fake.adas(ApiFixture.DRIVE), FILES + "?key=AIzaFAKE-other");

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(message(reply))
                .isEqualTo("The API Key and the authentication credential are from different projects.");
    }

    @ParameterizedTest
    @CsvSource({
        FILES + ", 403, userRateLimitExceeded, User Rate Limit Exceeded",
        "/calendar/v3/users/me/calendarList, 403, userRateLimitExceeded, User Rate Limit Exceeded",
        PEOPLE + ", 429, RATE_LIMIT_EXCEEDED, Quota exceeded for quota metric 'Requests' and limit 'Requests per minute"
                + " per user' of service 'people.googleapis.com' for consumer 'project_number:999000000001'.",
    })
    void a_user_has_so_many_calls_a_minute(String path, int status, String reason, String sentence) {
        String token = fake.adas(ApiFixture.DRIVE, Operation.AUTH + "calendar", Operation.AUTH + "userinfo.profile");
        for (String api : List.of("drive", "calendar-json", "people")) {
            fake.google.console().limit(DemoWorld.PROJECT, api, Quota.perUser(2));
        }

        assertThat(fake.get(token, path).statusCode()).isEqualTo(200);
        assertThat(fake.get(token, path).statusCode()).isEqualTo(200);
        var third = fake.get(token, path);
        assertThat(third.statusCode()).isEqualTo(status);
        assertThat(message(third)).isEqualTo(sentence);
        assertThat(third.body()).contains(reason);

        fake.google.lab().advanceClock(DemoWorld.PROJECT, Duration.ofMinutes(1));
        assertThat(fake.get(token, path).statusCode()).isEqualTo(200);
    }

    @Test
    void quota_users_and_accounts_count_apart_but_all_count_together() {
        fake.google.console().limit(DemoWorld.PROJECT, "drive", Quota.perUser(1));
        String ada = fake.adas(ApiFixture.DRIVE);

        assertThat(fake.get(ada, FILES + "?quotaUser=a").statusCode()).isEqualTo(200);
        assertThat(fake.get(ada, FILES + "?quotaUser=b").statusCode()).isEqualTo(200);
        assertThat(fake.get(ada, FILES + "?quotaUser=b").statusCode()).isEqualTo(403);

        fake.google.console().limit(DemoWorld.PROJECT, "drive", Quota.together(1));
        assertThat(fake.get(ada, FILES).statusCode()).isEqualTo(200);
        var other = fake.get(fake.token(DemoWorld.MALLORY.sub(), ApiFixture.DRIVE), FILES);
        assertThat(ApiFixture.tree(other).at("/error/errors/0")).isEqualTo(ApiFixture.tree("""
            {"message": "Rate Limit Exceeded", "domain": "usageLimits", "reason": "rateLimitExceeded"}\
            """));
    }

    @Test
    void another_project_can_be_charged_by_who_may() {
        fake.google.records().projects().put("other", other());
        fake.google.console().grantRole("other", "roles/owner", DemoWorld.GRACE.email());

        assertThat(charging("other", DemoWorld.GRACE.sub()).statusCode()).isEqualTo(403);
        assertThat(fake.why()).isEqualTo("The API drive is not enabled in project other.");
        assertThat(charging("999000000002", DemoWorld.ADA.sub()).statusCode()).isEqualTo(403);
        assertThat(fake.why()).contains("none of the roles");
        assertThat(charging(DemoWorld.PROJECT_NUMBER, DemoWorld.ADA.sub()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "drive, /drive/v3/files, 403, domainPolicy, The domain administrators have disabled Drive apps.",
        "calendar, /calendar/v3/users/me/calendarList, 403, notACalendarUser,"
                + " The user must be signed up for Google Calendar.",
        "gmail, /gmail/v1/users/me/profile, 400, failedPrecondition, Mail service not enabled",
    })
    void a_service_can_be_switched_off_for_an_account(
            String service, String path, int status, String reason, String sentence) {
        String token = fake.adas(ApiFixture.DRIVE, Operation.AUTH + "calendar", "https://mail.google.com/");
        assertThat(fake.get(token, path).statusCode()).isEqualTo(200);

        fake.google.console().switchOff("ada@example.com", service);

        var reply = fake.get(token, path);
        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(message(reply)).isEqualTo(sentence);
        assertThat(ApiFixture.tree(reply).at("/error/errors/0/reason").textValue())
                .isEqualTo(reason);
    }

    @Test
    void in_2012_a_call_without_anything_met_the_limit_for_strangers() {
        var settings = Settings.EMBEDDED.withProfile(Profile.GOOGLE_2012);
        try (var old = new ApiFixture(FakeGoogle.start(Scenario.demo(), settings))) {
            var reply = old.get("", FILES);

            assertThat(reply.statusCode()).isEqualTo(403);
            assertThat(ApiFixture.tree(reply)).isEqualTo(ApiFixture.tree("""
                {"error": {
                  "errors": [{
                    "domain": "usageLimits",
                    "reason": "dailyLimitExceededUnreg",
                    "message": "Daily Limit for Unauthenticated Use Exceeded. Continued use requires signup.",
                    "extendedHelp": "https://code.google.com/apis/console"}],
                  "code": 403,
                  "message": "Daily Limit for Unauthenticated Use Exceeded. Continued use requires signup."}}\
                """));
            assertThat(old.get("", "/drive/v3/about?fields=user").statusCode()).isEqualTo(401);
        }
    }

    private HttpResponse<String> keyed(String path) {
        return fake.get("", path + (path.contains("?") ? "&" : "?") + "key=" + DemoWorld.API_KEY.key());
    }

    private HttpResponse<String> charging(String project, String sub) {
        return fake.send(HttpRequest.newBuilder(URI.create(fake.google.url() + FILES))
                .header("Authorization", "Bearer " + fake.token(sub, ApiFixture.DRIVE))
                .header("X-Goog-User-Project", project)
                .build());
    }

    private static Project other() {
        var demo = Scenario.demo().projects().get(0);
        return new Project("other", "999000000002", demo.consentScreen(), Set.of())
                .withApiKeys(List.of(new ApiKey("AIzaFAKE-other", "other", Set.of("drive"), Status.ACTIVE)));
    }

    private static String message(HttpResponse<String> reply) {
        return ApiFixture.tree(reply).at("/error/message").textValue();
    }
}
