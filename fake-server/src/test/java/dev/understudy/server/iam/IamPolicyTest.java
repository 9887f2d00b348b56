package dev.understudy.server.iam;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.IamPolicy;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.Status;
import dev.understudy.server.wire.Json;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may act in the name of a service account, once its policy says anything. */
class IamPolicyTest {

    private static final String ROBOT = DemoWorld.ROBOT.email();
    private static final String CREATOR = "roles/iam.serviceAccountTokenCreator";
    private static final String SECOND = "second@example-123.iam.gserviceaccount.com";
    private static final Map<String, Map<String, Object>> BODIES = Map.of(
            "generateAccessToken", Map.of("scope", List.of("https://www.googleapis.com/auth/drive")),
            "generateIdToken", Map.of("audience", "https://service.example"),
            "signBlob", Map.of("payload", "eA=="),
            "signJwt", Map.of("payload", "{}"));

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    @ParameterizedTest
    @CsvSource({
        "roles/iam.serviceAccountTokenCreator, true, true, true, true",
        "roles/iam.workloadIdentityUser, true, true, false, false",
        "roles/iam.serviceAccountOpenIdTokenCreator, false, true, false, false",
        "roles/viewer, false, false, false, false"
    })
    void a_role_allows_its_verbs_and_no_others(
            String role, boolean accessToken, boolean idToken, boolean blob, boolean jwt) {
        world.google().adminConsole().grantRole(ROBOT, role, "user:" + DemoWorld.ADA.email());

        assertThat(isAllowed("generateAccessToken")).isEqualTo(accessToken);
        assertThat(isAllowed("generateIdToken")).isEqualTo(idToken);
        assertThat(isAllowed("signBlob")).isEqualTo(blob);
        assertThat(isAllowed("signJwt")).isEqualTo(jwt);
    }

    @Test
    void who_is_not_in_the_policy_is_denied_in_iams_words() {
        world.google().adminConsole().grantRole(ROBOT, CREATOR, DemoWorld.GRACE.email());

        var reply = ask(ROBOT, "generateAccessToken", List.of());

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(Json.compact(json(reply)))
                .isEqualTo(
                        "{\"error\":{\"code\":403,\"message\":\"Permission 'iam.serviceAccounts.getAccessToken' denied"
                                + " on resource (or it may not"
                                + " exist).\",\"status\":\"PERMISSION_DENIED\",\"details\":[{\"@type\":"
                                + "\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"IAM_PERMISSION_DENIED\",\"domain\":"
                                + "\"iam.googleapis.com\",\"metadata\":{\"permission\":\"iam.serviceAccounts.getAccessToken\"}}]}}");
        assertThat(world.why()).contains(CREATOR).contains(DemoWorld.ADA.email());
    }

    @Test
    void an_owner_of_the_project_is_allowed() {
        world.google().adminConsole().grantRole(ROBOT, CREATOR, DemoWorld.GRACE.email());
        world.records()
                .projects()
                .update(
                        DemoWorld.PROJECT,
                        project -> project.withIam(IamPolicy.NONE.with("roles/owner", DemoWorld.ADA.email())));

        assertThat(isAllowed("signJwt")).isTrue();
    }

    @Test
    void everybody_and_a_domain_can_be_members() {
        world.google().adminConsole().grantRole(ROBOT, CREATOR, "domain:" + DemoWorld.DOMAIN);
        assertThat(isAllowed("signJwt")).isFalse();

        world.google().adminConsole().grantRole(ROBOT, CREATOR, "allAuthenticatedUsers");
        assertThat(isAllowed("signJwt")).isTrue();
    }

    @Test
    void delegates_must_each_trust_the_one_before() {
        world.records()
                .serviceAccounts()
                .put(SECOND, new ServiceAccount(SECOND, "9991", DemoWorld.PROJECT, "Second", List.of()));
        var admin = world.google().adminConsole();
        admin.grantRole(SECOND, CREATOR, DemoWorld.ADA.email());
        admin.grantRole(ROBOT, CREATOR, "serviceAccount:" + SECOND);

        assertThat(ask(ROBOT, "signJwt", List.of()).statusCode()).isEqualTo(403);
        assertThat(ask(ROBOT, "signJwt", List.of("projects/-/serviceAccounts/" + SECOND))
                        .statusCode())
                .isEqualTo(200);
        assertThat(ask(SECOND, "signJwt", List.of("projects/-/serviceAccounts/" + ROBOT))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_disabled_account_acts_for_nobody() {
        world.google().adminConsole().setStatus(ROBOT, Status.DISABLED);

        assertThat(isAllowed("signJwt")).isFalse();
    }

    private boolean isAllowed(String verb) {
        int status = ask(ROBOT, verb, List.of()).statusCode();
        assertThat(status).isIn(200, 403);
        return status == 200;
    }

    private HttpResponse<String> ask(String email, String verb, List<String> delegates) {
        var body = new LinkedHashMap<>(BODIES.get(verb));
        body.put("delegates", delegates);
        String token = world.redeem(world.code(List.of("https://www.googleapis.com/auth/cloud-platform")))
                .path("access_token")
                .asText();
        return world.post(
                "/v1/projects/-/serviceAccounts/" + email + ":" + verb,
                "application/json",
                Json.compact(body),
                "Authorization",
                "Bearer " + token);
    }
}
