package dev.understudy.server.iam;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Status;
import dev.understudy.server.testing.Robot;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelfSignedTokenTest {

    private static final String KEY_FILE = Robot.keyFile();

    @AutoClose
    private TokenWorld world;

    private Robot robot;

    @BeforeEach
    void start() throws Exception {
        world = new TokenWorld();
        robot = Robot.with(KEY_FILE, world.google());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://drive.googleapis.com/", "BASE/"})
    void an_api_takes_a_jwt_with_itself_as_audience(String audience) {
        String written = audience.replace("BASE", world.google().url().toString());

        assertThat(user(token(claims -> claims.put("aud", written)))).isEqualTo(DemoWorld.ROBOT.email());
    }

    @Test
    void an_api_takes_a_jwt_with_a_scope_and_looks_at_it() {
        assertThat(user(token(claims -> claims.put("scope", "https://www.googleapis.com/auth/drive.readonly"))))
                .isEqualTo(DemoWorld.ROBOT.email());
        assertThat(status(token(claims -> claims.put("scope", "https://www.googleapis.com/auth/calendar"))))
                .isEqualTo(403);
    }

    @Test
    void what_is_wrong_is_refused() {
        long now = Instant.now().getEpochSecond();

        assertThat(status(token(claims -> claims.put("aud", "https://evil.example/"))))
                .isEqualTo(401);
        assertThat(status(token(claims -> claims.put("aud", "https://gmail.googleapis.com/"))))
                .isEqualTo(401);
        assertThat(status(token(claims -> claims.put("aud", "http://drive.googleapis.com/"))))
                .isEqualTo(401);
        assertThat(status(token(claims -> claims.put("sub", DemoWorld.GRACE.email()))))
                .isEqualTo(401);
        assertThat(status(token(claims -> claims.put("exp", now + 7200)))).isEqualTo(401);
        assertThat(status(token(claims -> claims.put("iat", now + 3000)))).isEqualTo(401);
        assertThat(status(robot.sign(Map.of("alg", "none"), robot.claims(Instant.now()))))
                .isEqualTo(401);
    }

    @Test
    void it_expires_and_dies_with_its_key() {
        String token = token(claims -> {});
        assertThat(status(token)).isEqualTo(200);

        world.advance(Duration.ofMinutes(61));
        assertThat(status(token)).isEqualTo(401);
        world.advance(Duration.ofMinutes(-61));
        world.google()
                .serviceAccountKeys()
                .setStatus(DemoWorld.ROBOT.email(), robot.file().keyId(), Status.DISABLED);
        assertThat(status(token)).isEqualTo(401);
    }

    private String token(Consumer<Map<String, Object>> change) {
        var claims = robot.claims(Instant.now());
        claims.remove("scope");
        claims.put("sub", DemoWorld.ROBOT.email());
        claims.put("aud", "https://drive.googleapis.com/");
        change.accept(claims);
        return robot.sign(claims);
    }

    private int status(String token) {
        return world.get("/drive/v3/about?fields=user", "Authorization", "Bearer " + token)
                .statusCode();
    }

    private String user(String token) {
        return json(world.get("/drive/v3/about?fields=user", "Authorization", "Bearer " + token))
                .path("user")
                .path("emailAddress")
                .asText();
    }
}
