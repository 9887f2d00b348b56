package dev.understudy.server.iam;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.fault.GoogleError;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.WorkloadProvider;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.testing.TestKeys;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenExchangeTest {

    private static final String KEY_FILE = Robot.keyFile();
    private static final String AUDIENCE = "//iam.googleapis.com/projects/" + DemoWorld.PROJECT_NUMBER
            + "/locations/global/workloadIdentityPools/pool/providers/provider";

    @AutoClose
    private TokenWorld world;

    private Robot robot;

    @BeforeEach
    void start() throws Exception {
        world = new TokenWorld();
        robot = Robot.with(KEY_FILE, world.google());
        world.google().adminConsole().trust(TestKeys.provider(robot));
    }

    @Test
    void a_workload_trades_its_token_and_becomes_a_service_account() {
        var answer = json(world.post("/v1/token", good()));

        assertThat(answer.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("access_token", "issued_token_type", "token_type", "expires_in");
        var reply = world.post(
                "/v1/projects/-/serviceAccounts/" + DemoWorld.ROBOT.email() + ":generateAccessToken",
                "application/json",
                "{\"scope\":[\"https://www.googleapis.com/auth/drive\"]}",
                "Authorization",
                "Bearer " + answer.path("access_token").asText());
        assertThat(json(reply).has("accessToken")).isTrue();
    }

    @Test
    void an_exchange_is_its_projects_own() {
        world.google().lab().fail(FaultRule.once(DemoWorld.PROJECT, "sts", new GoogleError("internal-failure")));

        assertThat(world.post("/v1/token", good()).statusCode()).isEqualTo(500);
        assertThat(world.post("/v1/token", good()).statusCode()).isEqualTo(200);
    }

    @Test
    void the_parameters_may_come_as_json() {
        var json = Json.compact(Map.of(
                "grantType", good().require("grant_type"),
                "audience", AUDIENCE,
                "scope", good().require("scope"),
                "requestedTokenType", good().require("requested_token_type"),
                "subjectToken", good().require("subject_token"),
                "subjectTokenType", good().require("subject_token_type")));

        assertThat(json(world.post("/v1/token", "application/json", json)).has("access_token"))
                .isTrue();
        assertThat(world.post("/v1/token", "application/json", json.replace(AUDIENCE, "x"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(world.post("/v1/token", "application/json", "[").body())
                .isEqualTo("{\n"
                        + "  \"error\": \"unsupported_grant_type\",\n"
                        + "  \"error_description\": \"Invalid grant_type: \"\n"
                        + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"another", ""})
    void what_the_world_has_no_provider_for_is_no_target(String provider) {
        if (provider.isEmpty()) {
            world.records().workloadProviders().take(TestKeys.provider(robot).resourceName());
        }
        var reply = world.post("/v1/token", good().with("audience", AUDIENCE + provider));

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(json(reply).path("error").asText()).isEqualTo("invalid_target");
        assertThat(json(reply).path("error_description").asText())
                .isEqualTo("The target service indicated by the \"audience\" parameters is invalid. This might either"
                        + " be because the pool or provider is disabled or deleted or because it doesn't exist.");
        assertThat(world.why()).contains("workloadProviders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:ietf:params:aws:token-type:aws4_request", "urn:ietf:params:oauth:token-type:saml2"})
    void tokens_of_another_kind_than_the_providers_are_refused_by_name(String type) {
        assertThat(words(good().with("subject_token_type", type)))
                .isEqualTo("Invalid value for \"subject_token_type\". It does not fit the provider, which is one of"
                        + " OpenID Connect.");
    }

    @Test
    void a_provider_that_cannot_be_worked_with_is_no_target() {
        var broken = new WorkloadProvider(
                DemoWorld.PROJECT_NUMBER,
                "pool",
                "provider",
                robot.file().email(),
                List.of(),
                Optional.of("{\"keys\": 1}"),
                Map.of(),
                Optional.empty());
        world.records().workloadProviders().put(broken.resourceName(), broken);

        var reply = world.post("/v1/token", good());

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(json(reply).path("error").asText()).isEqualTo("invalid_target");
        assertThat(world.why()).contains("JSON Web Key Set");
    }

    @Test
    void a_name_that_is_not_one_of_a_provider_is_refused() {
        for (String audience : new String[] {"pool", "", AUDIENCE + "/x", "//iam.googleapis.com/projects/1"}) {
            assertThat(words(good().with("audience", audience)))
                    .startsWith("Invalid value for \"audience\". This value should be the full resource name");
        }
    }

    private Params good() {
        return Params.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                "audience", AUDIENCE,
                "scope", "https://www.googleapis.com/auth/cloud-platform",
                "requested_token_type", "urn:ietf:params:oauth:token-type:access_token",
                "subject_token", robot.sign(robot.claims(Instant.now())),
                "subject_token_type", "urn:ietf:params:oauth:token-type:jwt");
    }

    private String words(Params form) {
        var reply = world.post("/v1/token", form);
        assertThat(reply.statusCode()).isEqualTo(400);
        return json(reply).path("error_description").asText();
    }
}
