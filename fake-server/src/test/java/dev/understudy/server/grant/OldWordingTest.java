package dev.understudy.server.grant;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.wire.Params;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The token endpoint's errors as they were worded until about 2018, in the profile google-2012. */
class OldWordingTest {

    @AutoClose
    private final TokenWorld world = new TokenWorld(Profile.GOOGLE_2012);

    @Test
    void codes() {
        var exchange = world.exchange(world.code());
        world.post("/token", exchange);

        assertThat(words(exchange)).isEqualTo("invalid_grant: Code was already redeemed.");
        assertThat(words(exchange.with("code", "code"))).isEqualTo("invalid_grant: Malformed code.");
    }

    @Test
    void a_verifier_that_nobody_asked_for_is_overlooked() {
        var exchange = world.exchange(world.code()).with("code_verifier", "v".repeat(43));

        assertThat(world.post("/token", exchange).statusCode()).isEqualTo(200);
    }

    @Test
    void assertions() throws Exception {
        var robot = new Robot(world.google());

        assertThat(words(robot, claims -> claims.put("aud", "https://example.com/token")))
                .isEqualTo("invalid_grant: Invalid JWT: Failed audience check. The right audience is"
                        + " https://accounts.google.com/o/oauth2/token");
        assertThat(words(robot, claims -> claims.put("exp", 0)))
                .isEqualTo("invalid_grant: Invalid JWT: Token must be a short-lived token (60 minutes) and in a"
                        + " reasonable timeframe. Check your iat and exp values and use a clock with skew to account"
                        + " for clock differences between systems.");
        assertThat(words(robot, claims -> claims.put("scope", "https://www.googleapis.com/auth/nothing")))
                .isEqualTo("invalid_scope: https://www.googleapis.com/auth/nothing is not a valid audience string.");
        assertThat(words(robot, claims -> {
                    claims.put("sub", DemoWorld.GRACE.email());
                    claims.put("scope", "https://www.googleapis.com/auth/youtube");
                }))
                .isEqualTo("unauthorized_client: Client is unauthorized to retrieve access tokens using this method.");
    }

    @Test
    void devices() {
        var drive = "https://www.googleapis.com/auth/drive";

        assertThat(world.post("/device/code", Params.of("client_id", DemoWorld.TV.id(), "scope", drive))
                        .body())
                .isEqualTo("{\n  \"error\": \"invalid_scope\"\n}");
        assertThat(world.post("/device/code", Params.of("client_id", DemoWorld.WEB.id(), "scope", "email"))
                        .body())
                .isEqualTo("{\n  \"error\": \"invalid_client\",\n  \"error_description\": \"Invalid client type.\"\n}");
    }

    @Test
    void userinfo_calls_a_bad_token_invalid() {
        assertThat(world.get("/v1/userinfo", "Authorization", "Bearer x").body())
                .isEqualTo("{\n  \"error\": \"invalid_token\",\n  \"error_description\": \"Invalid Credentials\"\n}");
    }

    private String words(Robot robot, Consumer<Map<String, Object>> change) {
        var claims = robot.claims(Instant.now());
        change.accept(claims);
        return words(Params.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", robot.sign(claims)));
    }

    private String words(Params form) {
        var answer = json(world.post("/token", form));
        return answer.path("error").asText() + ": "
                + answer.path("error_description").asText();
    }
}
