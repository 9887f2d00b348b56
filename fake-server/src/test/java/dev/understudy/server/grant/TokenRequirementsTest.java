package dev.understudy.server.grant;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Status;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.wire.Params;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the standards demand of a token endpoint, and the other tests of this package do not look at. */
class TokenRequirementsTest {

    @AutoClose
    private final TokenWorld google = new TokenWorld();

    @AutoClose
    private final TokenWorld strict = new TokenWorld(Profile.STRICT);

    @Test
    void basic_credentials_are_decoded_like_forms() {
        String secret = "FAKE +%:ä&";
        var client = new OAuthClient(
                "a:b",
                Optional.of(secret),
                DemoWorld.WEB.type(),
                DemoWorld.PROJECT,
                "Odd",
                List.of(),
                Optional.empty(),
                Status.ACTIVE);
        strict.records().clients().put(client.id(), client);
        String token = strict.google().authorize(DemoWorld.ADA, client, List.of("email"));

        var reply = strict.post(
                "/token",
                Params.of("grant_type", "refresh_token", "refresh_token", token),
                "Authorization",
                "Basic " + base64(encode(client.id()) + ":" + encode(secret)));

        assertThat(reply.statusCode()).isEqualTo(200);
    }

    @Test
    void wrong_secrets_lock_nobody_out() {
        String token = google.google().authorize(DemoWorld.ADA, DemoWorld.WEB, List.of("email"));
        for (int i = 0; i < 50; i++) {
            assertThat(google.post("/token", google.refresh(token).with("client_secret", "FAKE-" + i))
                            .statusCode())
                    .isEqualTo(401);
        }

        assertThat(google.post("/token", google.refresh(token)).statusCode()).isEqualTo(200);
    }

    @Test
    void an_assertion_may_live_a_little_more_than_an_hour_in_strict_a_minute() throws Exception {
        for (var world : List.of(google, strict)) {
            var robot = new Robot(world.google());

            assertThat(assertion(world, robot, 3600 + 50)).isEqualTo(200);
            assertThat(assertion(world, robot, 3600 + 240)).isEqualTo(world == google ? 200 : 400);
            assertThat(assertion(world, robot, 3600 + 400)).isEqualTo(400);
        }
    }

    @Test
    void no_answer_sets_a_cookie_or_can_be_framed() {
        for (HttpResponse<String> reply : List.of(
                google.post("/token", google.exchange(google.code())),
                google.post("/token", Params.of("grant_type", "x")),
                google.post("/revoke", Params.of("token", "x")))) {
            assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(reply.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        }
    }

    @Test
    void what_is_given_out_is_of_the_permitted_characters() {
        for (var world : List.of(google, strict)) {
            String code = world.code();
            var tokens = world.redeem(code);
            var codes = json(world.post("/device/code", Params.of("client_id", DemoWorld.TV.id(), "scope", "email")));

            assertThat(tokens.path("access_token").asText()).matches("[A-Za-z0-9._~+/-]+=*");
            assertThat(tokens.path("refresh_token").asText()).matches("[!-~]+");
            assertThat(code).matches("[!-~]+");
            assertThat(codes.path("device_code").asText()).matches("[!-~]+");
            assertThat(codes.path("user_code").asText()).matches("[B-DF-HJ-NP-TV-Z]{4}-[B-DF-HJ-NP-TV-Z]{4}");
        }
    }

    @Test
    void there_is_no_password_grant() {
        for (var world : List.of(google, strict)) {
            var form = Params.of("grant_type", "password", "username", "ada", "password", "x");

            assertThat(json(world.post("/token", form)).path("error").asText()).isEqualTo("unsupported_grant_type");
        }
    }

    private static int assertion(TokenWorld world, Robot robot, long seconds) {
        var claims = robot.claims(Instant.now());
        claims.put("aud", world.google().url() + "/token");
        claims.put("exp", Instant.now().getEpochSecond() + seconds);
        return world.post(
                        "/token",
                        Params.of(
                                "grant_type",
                                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                                "assertion",
                                robot.sign(claims)))
                .statusCode();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
