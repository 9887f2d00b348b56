package dev.understudy.server.grant;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.wire.Params;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtBearerGrantTest {

    private static final String KEY_FILE = Robot.keyFile();

    @AutoClose
    private TokenWorld world;

    private Robot robot;

    @BeforeEach
    void start() throws Exception {
        world = new TokenWorld();
        robot = Robot.with(KEY_FILE, world.google());
    }

    @Test
    void a_service_account_gets_an_access_token_and_nothing_else() {
        var reply = ask(robot.sign(claims(c -> {})));

        assertThat(reply.statusCode()).isEqualTo(200);
        String token = json(reply).path("access_token").asText();
        assertThat(token).startsWith("ya29.c.");
        assertThat(reply.body())
                .isEqualTo("{\"access_token\":\"" + token + "\",\"expires_in\":3599,\"token_type\":\"Bearer\"}");
        assertThat(json(world.get("/tokeninfo?access_token=" + token))
                        .path("scope")
                        .asText())
                .isEqualTo("https://www.googleapis.com/auth/drive.readonly");
    }

    static Stream<String> audiences() {
        return Stream.of(
                "https://oauth2.googleapis.com/token",
                "https://accounts.google.com/o/oauth2/token",
                "https://www.googleapis.com/oauth2/v3/token",
                "https://www.googleapis.com/oauth2/v4/token",
                "BASE/token",
                "BASE/o/oauth2/token",
                "BASE/oauth2/v3/token",
                "BASE/oauth2/v4/token",
                "LOCALHOST/token");
    }

    @ParameterizedTest
    @MethodSource("audiences")
    void googles_audiences_and_our_own_are_taken(String audience) {
        String base = world.google().url().toString();
        String written = audience.replace("BASE", base).replace("LOCALHOST", base.replace("127.0.0.1", "localhost"));

        assertThat(ask(robot.sign(claims(c -> c.put("aud", written)))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void strict_takes_its_own_audience_only() throws Exception {
        try (var strict = new TokenWorld(Profile.STRICT)) {
            var account = Robot.with(KEY_FILE, strict.google());
            var claims = account.claims(Instant.now());

            assertThat(ask(strict, account.sign(claims)).body()).contains("Failed audience check");
            claims.put("aud", strict.google().url().toString());
            assertThat(ask(strict, account.sign(claims)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_header_of_nothing_but_alg_will_do() {
        assertThat(ask(robot.sign(Map.of("alg", "RS256"), claims(c -> {}))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void padded_segments_are_taken_unless_strict() throws Exception {
        String padded = robot.signPadded(claims(c -> {}));
        assertThat(padded).contains("=");

        assertThat(ask(padded).statusCode()).isEqualTo(200);

        try (var strict = new TokenWorld(Profile.STRICT)) {
            assertThat(ask(strict, Robot.with(KEY_FILE, strict.google()).signPadded(claims(c -> {})))
                            .body())
                    .isEqualTo("{\"error\":\"invalid_request\",\"error_description\":\"Bad Request\"}");
        }
    }

    @Test
    void times_may_be_strings_of_digits() {
        var reply = ask(robot.sign(claims(c -> {
            c.put("iat", c.get("iat").toString());
            c.put("exp", c.get("exp").toString());
        })));

        assertThat(reply.statusCode()).isEqualTo(200);
    }

    @Test
    void assertions_are_judged_by_the_projects_clock() {
        String assertion = robot.sign(claims(c -> {}));
        world.advance(Duration.ofMinutes(61));

        assertThat(ask(assertion).body()).contains("reasonable timeframe");
        assertThat(ask(robot.sign(robot.claims(Instant.now().plus(Duration.ofMinutes(61)))))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_target_audience_gives_an_id_token_only() {
        var reply = ask(robot.sign(claims(c -> {
            c.remove("scope");
            c.put("target_audience", "https://service.example");
        })));

        assertThat(json(reply).properties()).extracting(Map.Entry::getKey).containsExactly("id_token");
        var claims = idToken(reply);
        assertThat(claims.claim("aud")).hasValue("https://service.example");
        assertThat(claims.claim("iss")).hasValue(world.google().url().toString());
        assertThat(claims.claim("sub")).hasValue(DemoWorld.ROBOT.uniqueId());
        assertThat(claims.claim("email")).hasValue(DemoWorld.ROBOT.email());
        assertThat(claims.claim("azp")).hasValue(DemoWorld.ROBOT.email());
        assertThat(claims.claims().path("email_verified").isBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://no.such/scope", "https://www.googleapis.com/auth/drive https://no.such/scope"})
    void an_unknown_scope_gives_an_id_token_as_at_google(String scope) {
        var reply = ask(robot.sign(claims(c -> c.put("scope", scope))));

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(json(reply).has("access_token")).isFalse();
        assertThat(idToken(reply).claim("aud")).hasValue(scope);
        assertThat(world.why()).contains("audience of an id_token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "prn"})
    void a_delegated_account_acts_as_the_user(String claim) {
        var reply = ask(robot.sign(claims(c -> {
            c.put(claim, DemoWorld.GRACE.email());
            c.put("scope", "https://www.googleapis.com/auth/drive");
        })));

        String token = json(reply).path("access_token").asText();
        var file = world.get("/drive/v3/about?fields=user", "Authorization", "Bearer " + token);
        assertThat(json(file).path("user").path("emailAddress").asText()).isEqualTo(DemoWorld.GRACE.email());
    }

    private Map<String, Object> claims(Consumer<Map<String, Object>> change) {
        var claims = new LinkedHashMap<>(robot.claims(Instant.now()));
        change.accept(claims);
        return claims;
    }

    private HttpResponse<String> ask(String assertion) {
        return ask(world, assertion);
    }

    private static HttpResponse<String> ask(TokenWorld world, String assertion) {
        return world.post(
                "/token",
                Params.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion));
    }

    private static CompactJwt idToken(HttpResponse<String> reply) {
        return CompactJwt.read(json(reply).path("id_token").asText(), CompactJwt.Form.CANONICAL)
                .orElseThrow();
    }
}
