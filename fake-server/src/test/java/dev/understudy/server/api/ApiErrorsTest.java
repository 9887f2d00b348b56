package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.understudy.server.model.DemoWorld;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The errors of the APIs: whole bodies, in the shape of today and in that of before 2020. */
class ApiErrorsTest {

    private static final String FILES = "/drive/v3/files";
    private static final String EVENTS = "/calendar/v3/calendars/primary/events";
    private static final String OLD = "$.xgafv=1";

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    @Test
    void a_scope_too_little() {
        String token = fake.adas(Operation.AUTH + "calendar");

        assertThat(fake.json(token, FILES)).isEqualTo(ApiFixture.tree("""
            {"error": {
              "code": 403,
              "message": "Request had insufficient authentication scopes.",
              "errors": [{"message": "Insufficient Permission", "domain": "global",
                          "reason": "insufficientPermissions"}],
              "status": "PERMISSION_DENIED",
              "details": [{
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
                "domain": "googleapis.com",
                "metadata": {"service": "drive.googleapis.com", "method": "google.apps.drive.v3.DriveFiles.List"}
              }]}}\
            """));
        assertThat(fake.json(token, FILES + "?" + OLD)).isEqualTo(ApiFixture.tree("""
            {"error": {
              "errors": [{
                "domain": "global",
                "reason": "insufficientPermissions",
                "message": "Insufficient Permission: Request had insufficient authentication scopes."}],
              "code": 403,
              "message": "Insufficient Permission: Request had insufficient authentication scopes."}}\
            """));
    }

    @Test
    void an_api_that_is_not_enabled() {
        fake.google.records().projects().update(DemoWorld.PROJECT, project -> project.withEnabledApis(Set.of("gmail")));
        String url = "https://console.developers.google.com/apis/api/drive.googleapis.com/overview?project="
                + DemoWorld.PROJECT_NUMBER;
        String rest = " has not been used in project " + DemoWorld.PROJECT_NUMBER + " before or it is disabled. Enable"
                + " it by visiting " + url + " then retry. If you enabled this API recently, wait a few minutes for the"
                + " action to propagate to our systems and retry.";

        assertThat(fake.json(fake.adas(ApiFixture.DRIVE), FILES))
                .isEqualTo(ApiFixture.tree("""
                    {"error": {
                      "code": 403,
                      "message": "Google Drive API%1$s",
                      "errors": [{"message": "Google Drive API%1$s", "domain": "usageLimits",
                        "reason": "accessNotConfigured", "extendedHelp": "https://console.developers.google.com"}],
                      "status": "PERMISSION_DENIED",
                      "details": [
                        {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "SERVICE_DISABLED",
                         "domain": "googleapis.com",
                         "metadata": {"serviceTitle": "Google Drive API", "consumer": "projects/%2$s",
                           "containerInfo": "%2$s", "service": "drive.googleapis.com", "activationUrl": "%3$s"}},
                        {"@type": "type.googleapis.com/google.rpc.LocalizedMessage", "locale": "en-US",
                         "message": "Google Drive API%1$s"},
                        {"@type": "type.googleapis.com/google.rpc.Help",
                         "links": [{"description": "Google developers console API activation", "url": "%3$s"}]}
                      ]}}\
                    """.formatted(rest, DemoWorld.PROJECT_NUMBER, url)));
        assertThat(fake.json(fake.adas(ApiFixture.DRIVE), FILES + "?" + OLD))
                .isEqualTo(ApiFixture.tree("""
                    {"error": {
                      "errors": [{"domain": "usageLimits", "reason": "accessNotConfigured",
                        "message": "Access Not Configured. Drive API%1$s", "extendedHelp": "%2$s"}],
                      "code": 403,
                      "message": "Access Not Configured. Drive API%1$s"}}\
                    """.formatted(rest, url)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                FILES + "/x | 404 | notFound | File not found: x. | fileId",
                "/drive/v3/about | 400 | required | The 'fields' parameter is required for this method. | fields",
                FILES + "?fields=xyz | 400 | invalidParameter | Invalid field selection xyz | fields",
                EVENTS + "?syncToken=stale | 410 | fullSyncRequired |"
                        + " Sync token is no longer valid, a full sync is required. | syncToken",
                EVENTS + "?orderBy=startTime | 400 | badRequest |"
                        + " The requested ordering is not available for the particular query. | orderBy",
            })
    void an_error_says_which_parameter_it_is_about(
            String path, int status, String reason, String message, String location) {
        String token = fake.adas(ApiFixture.DRIVE, Operation.AUTH + "calendar");
        var reply = fake.get(token, path);

        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(ApiFixture.tree(reply)).isEqualTo(ApiFixture.tree("""
            {"error": {"code": %1$d, "message": "%3$s", "errors": [{"message": "%3$s", "domain": "global",
              "reason": "%2$s", "location": "%4$s", "locationType": "parameter"}]}}\
            """.formatted(status, reason, message, location)));
        assertThat(fake.json(token, path + (path.contains("?") ? "&" : "?") + OLD))
                .isEqualTo(ApiFixture.tree("""
                    {"error": {"errors": [{"domain": "global", "reason": "%2$s", "message": "%3$s",
                      "locationType": "parameter", "location": "%4$s"}], "code": %1$d, "message": "%3$s"}}\
                    """.formatted(status, reason, message, location)));
    }

    @Test
    void a_service_account_has_no_mail() {
        var reply = fake.get(fake.robots("https://mail.google.com/"), "/gmail/v1/users/me/profile");

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(ApiFixture.tree(reply)).isEqualTo(ApiFixture.tree("""
            {"error": {"code": 400, "message": "Precondition check failed.",
              "errors": [{"message": "Precondition check failed.", "domain": "global",
                "reason": "failedPrecondition"}], "status": "FAILED_PRECONDITION"}}\
            """));
    }

    @Test
    void a_body_that_is_no_object() {
        var reply = fake.send("POST", fake.adas(ApiFixture.DRIVE), FILES, "application/json", "[1]");
        String message = "Invalid JSON payload received. Unknown name \\\"\\\": Root element must be a message.";

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(ApiFixture.tree(reply)).isEqualTo(ApiFixture.tree("""
            {"error": {"code": 400, "message": "%1$s",
              "errors": [{"message": "%1$s", "domain": "global", "reason": "badRequest"}],
              "status": "INVALID_ARGUMENT",
              "details": [{"@type": "type.googleapis.com/google.rpc.BadRequest",
                "fieldViolations": [{"description": "%1$s"}]}]}}\
            """.formatted(message)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/projects/nobodys/instances | 403 | notAuthorized |"
                        + " The client is not authorized to make this request.",
                "/v1/projects/example-123/instances/x | 404 | instanceDoesNotExist |"
                        + " The Cloud SQL instance does not exist.",
            })
    void an_error_of_cloud_sql(String path, int status, String reason, String message) {
        var reply = fake.get(fake.robots(Operation.AUTH + "cloud-platform"), path);

        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(ApiFixture.tree(reply)).isEqualTo(ApiFixture.tree("""
            {"error": {"code": %1$d, "message": "%3$s",
              "errors": [{"message": "%3$s", "domain": "global", "reason": "%2$s"}]}}\
            """.formatted(status, reason, message)));
    }

    @Test
    void a_role_is_needed_where_a_project_says_who_has_which() {
        String path = "/v1/projects/example-123/instances";
        String sql = Operation.AUTH + "cloud-platform";
        fake.google.console().grantRole(DemoWorld.PROJECT, "roles/viewer", "ada@example.com");

        assertThat(fake.get(fake.adas(sql), path).statusCode()).isEqualTo(200);
        assertThat(fake.get(fake.robots(sql), path).statusCode()).isEqualTo(403);
        assertThat(fake.why()).contains("has none of the roles");

        fake.google.console().revokeRole(DemoWorld.PROJECT, "roles/viewer", "ada@example.com");
        assertThat(fake.get(fake.adas(sql), path).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state:RUNNABLE | engine-room",
                "NOT state:RUNNABLE | archive",
                "state:RUNNABLE OR state:SUSPENDED | archive,engine-room",
                "settings.tier=db-f1-micro | archive",
                "settings.tier:db-* databaseVersion:POSTGRES | engine-room",
                "(state=SUSPENDED OR region:us-central1) AND name!=archive | engine-room",
                "name=\"archive\" | archive",
            })
    void databases_are_filtered_by_terms(String filter, String names) {
        var list = fake.json(
                fake.robots(Operation.AUTH + "cloud-platform"),
                "/v1/projects/example-123/instances?filter=" + ApiFixture.encode(filter));

        assertThat(String.join(",", ApiFixture.each(list.path("items"), "name")))
                .isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "state:", ":x", "(state:a", "state:a)", "a b c d", "NOT", "state~a", "OR state:a"})
    void a_filter_that_is_none_is_refused(String filter) {
        var reply = fake.get(
                fake.robots(Operation.AUTH + "cloud-platform"),
                "/v1/projects/example-123/instances?filter=" + ApiFixture.encode(filter));

        assertThat(reply.statusCode()).isEqualTo(400);
    }

    @Test
    void content_of_a_service_account() {
        var reply = fake.send(
                "POST", fake.robots(ApiFixture.DRIVE), "/upload" + FILES + "?uploadType=media", "text/plain", "x");
        var error = (ObjectNode) ApiFixture.tree(reply).path("error");

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(error.at("/errors/0/reason").textValue()).isEqualTo("storageQuotaExceeded");
        assertThat(error.path("message").textValue())
                .isEqualTo("Service Accounts do not have storage quota. Leverage shared drives"
                        + " (https://developers.google.com/workspace/drive/api/guides/about-shareddrives), or use OAuth"
                        + " delegation (http://support.google.com/a/answer/7281227) instead.");
    }

    @Test
    void members_that_a_body_cannot_have() {
        var reply = fake.send(
                "POST",
                fake.adas(Operation.AUTH + "calendar"),
                EVENTS,
                "application/json",
                "{\"colour\": 1, \"start\": {\"time\": 2}}");
        String first = "Invalid JSON payload received. Unknown name \\\"colour\\\": Cannot find field.";
        String second = "Invalid JSON payload received. Unknown name \\\"time\\\" at 'start': Cannot find field.";

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(ApiFixture.tree(reply)).isEqualTo(ApiFixture.tree("""
            {"error": {
              "code": 400,
              "message": "%1$s\\n%2$s",
              "errors": [{"message": "%1$s\\n%2$s", "domain": "global", "reason": "badRequest"}],
              "status": "INVALID_ARGUMENT",
              "details": [{"@type": "type.googleapis.com/google.rpc.BadRequest",
                "fieldViolations": [{"description": "%1$s"}, {"description": "%2$s"}]}]}}\
            """.formatted(first, second)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /drive/v3/nothing", "PUT /drive/v3/files", "POST /drive/v3/about"})
    void a_path_or_a_verb_that_there_is_not(String request) {
        String[] words = request.split(" ");
        var reply = fake.send(words[0], fake.adas(ApiFixture.DRIVE), words[1], "", words[0].equals("GET") ? "" : "x");

        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("text/html; charset=UTF-8");
    }
}
