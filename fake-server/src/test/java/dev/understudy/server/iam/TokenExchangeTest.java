package dev.understudy.server.iam;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.wire.Params;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenExchangeTest {

    private static final String KEY_FILE = Robot.keyFile();
    private static final String AUDIENCE = "//iam.googleapis.com/projects/" + DemoWorld.PROJECT_NUMBER
            + "/locations/global/workloadIdentityPools/pool/providers/provider";

    private TokenWorld world;
    private Robot robot;

    @BeforeEach
    void start() throws Exception {
        world = new TokenWorld();
        robot = Robot.with(KEY_FILE, world.google());
    }

    @AfterEach
    void stop() {
        world.close();
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
    void what_is_wrong_is_named() {
        assertThat(words(good().with("audience", "pool")))
                .isEqualTo("Invalid value for \"audience\". This value should be the full resource name of the Identity"
                        + " Provider. See https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token for the"
                        + " list of possible formats.");
        assertThat(words(good().with("grant_type", "x"))).isEqualTo("Invalid grant_type: x");
        assertThat(words(good().with("subject_token", "x"))).isEqualTo("Unable to parse the ID Token.");
        assertThat(words(good().with("subject_token", ""))).isEqualTo("Missing required parameter: subject_token");
        var stale = robot.claims(Instant.now().minusSeconds(7200));
        assertThat(words(good().with("subject_token", robot.sign(stale)))).contains("stale");
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
