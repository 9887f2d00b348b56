package dev.understudy.server.grant;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.AuthorizationCode;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Status;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.wire.Params;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Where the strict profile leaves Google for the RFCs: every rule is seen in both. */
class StrictTokenTest {

    @AutoClose
    private final TokenWorld google = new TokenWorld();

    @AutoClose
    private final TokenWorld strict = new TokenWorld(Profile.STRICT);

    @Test
    void get_is_404_at_google_and_405_with_allow_in_strict() {
        assertThat(google.get("/token").statusCode()).isEqualTo(404);

        var reply = strict.get("/token");
        assertThat(reply.statusCode()).isEqualTo(405);
        assertThat(reply.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void a_repeated_parameter_is_overlooked_or_refused() {
        assertThat(twice(google).statusCode()).isEqualTo(200);
        assertThat(error(twice(strict))).isEqualTo("invalid_request");
    }

    @Test
    void two_ways_of_authentication_are_overlooked_or_refused() {
        assertThat(google.post("/token", good(google), "Authorization", basic("right"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(error(strict.post("/token", good(strict), "Authorization", basic("right"))))
                .isEqualTo("invalid_request");
    }

    @Test
    void a_wrong_secret_in_the_header_is_challenged_in_strict_only() {
        var googles = google.post("/token", bare(google), "Authorization", basic("wrong"));
        var stricts = strict.post("/token", bare(strict), "Authorization", basic("wrong"));

        assertThat(List.of(googles.statusCode(), stricts.statusCode())).containsExactly(401, 401);
        assertThat(googles.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(stricts.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"token\"");
    }

    @Test
    void no_grant_type_is_an_unsupported_one_or_an_invalid_request() {
        assertThat(error(google.post("/token", Params.of("x", "y")))).isEqualTo("unsupported_grant_type");
        assertThat(error(strict.post("/token", Params.of("x", "y")))).isEqualTo("invalid_request");
    }

    @Test
    void another_redirect_uri_is_googles_own_error_or_an_invalid_grant() {
        assertThat(error(google.post("/token", good(google).with("redirect_uri", "http://localhost/x"))))
                .isEqualTo("redirect_uri_mismatch");
        assertThat(error(strict.post("/token", good(strict).with("redirect_uri", "http://localhost/x"))))
                .isEqualTo("invalid_grant");
        assertThat(error(google.post("/token", good(google).with("redirect_uri", ""))))
                .isEqualTo("invalid_request");
        assertThat(error(strict.post("/token", good(strict).with("redirect_uri", ""))))
                .isEqualTo("invalid_grant");
    }

    @Test
    void a_grant_for_another_type_of_client_is_an_unknown_code_or_unauthorized() {
        var poll = Params.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code",
                "device_code",
                "x",
                "client_id",
                DemoWorld.WEB.id(),
                "client_secret",
                DemoWorld.WEB.secret().orElseThrow());

        assertThat(error(google.post("/token", poll))).isEqualTo("invalid_grant");
        var reply = strict.post("/token", poll);
        assertThat(error(reply)).isEqualTo("unauthorized_client");
        assertThat(reply.statusCode()).isEqualTo(400);
    }

    @Test
    void a_parameter_of_the_authorization_request_is_refused_or_ignored() {
        assertThat(error(google.post("/token", good(google).with("access_type", "offline"))))
                .isEqualTo("invalid_request");
        assertThat(strict.post("/token", good(strict).with("access_type", "offline"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_unknown_scope_of_an_assertion_is_an_audience_or_an_error() throws Exception {
        for (var world : List.of(google, strict)) {
            var robot = new Robot(world.google());
            var claims = robot.claims(Instant.now());
            claims.put("scope", "https://www.googleapis.com/auth/nothing");
            claims.put("aud", world.google().url() + "/token");
            var answer = json(world.post(
                    "/token",
                    Params.of(
                            "grant_type",
                            "urn:ietf:params:oauth:grant-type:jwt-bearer",
                            "assertion",
                            robot.sign(claims))));

            assertThat(answer.has("id_token")).isEqualTo(world == google);
            assertThat(answer.path("error").asText()).isEqualTo(world == google ? "" : "invalid_scope");
        }
    }

    @Test
    void userinfo_calls_a_bad_token_an_invalid_request_or_an_invalid_token() {
        assertThat(error(google.get("/v1/userinfo", "Authorization", "Bearer x")))
                .isEqualTo("invalid_request");
        assertThat(error(strict.get("/v1/userinfo", "Authorization", "Bearer x")))
                .isEqualTo("invalid_token");
    }

    @Test
    void an_unknown_token_is_revoked_in_strict_only() {
        assertThat(google.post("/revoke", Params.of("token", "x")).statusCode()).isEqualTo(400);
        assertThat(strict.post("/revoke", Params.of("token", "x"), "Authorization", basic("right"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void in_strict_a_client_revokes_its_own_tokens_only_and_shows_who_it_is() {
        for (var world : List.of(google, strict)) {
            putIosClient(world);
            String token = world.redeem(world.code()).path("refresh_token").asText();
            var form = Params.of("token", token);

            if (world == strict) {
                assertThat(error(world.post("/revoke", form))).isEqualTo("invalid_request");
                assertThat(error(world.post("/revoke", form, "Authorization", basic("wrong"))))
                        .isEqualTo("invalid_client");
                assertThat(error(world.post("/revoke", form.with("client_id", "ios"))))
                        .isEqualTo("unauthorized_client");
                assertThat(world.post("/token", world.refresh(token)).statusCode())
                        .isEqualTo(200);
                assertThat(world.post("/revoke?token=" + token, Params.NONE, "Authorization", basic("right"))
                                .statusCode())
                        .isEqualTo(400);
                form = form.with("client_id", DemoWorld.WEB.id())
                        .with("client_secret", DemoWorld.WEB.secret().orElseThrow());
            }
            assertThat(world.post("/revoke", form).statusCode()).isEqualTo(200);
            assertThat(world.post("/token", world.refresh(token)).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void a_token_in_a_url_opens_userinfo_at_google_only() {
        for (var world : List.of(google, strict)) {
            String token = world.redeem(world.code()).path("access_token").asText();

            assertThat(world.get("/v1/userinfo?access_token=" + token).statusCode())
                    .isEqualTo(world == google ? 200 : 401);
        }
    }

    @Test
    void refresh_tokens_of_public_clients_rotate_in_strict_only() {
        for (var world : List.of(google, strict)) {
            putIosClient(world);
            String first = json(world.post("/token", publicExchange(world)))
                    .path("refresh_token")
                    .asText();

            var answer = json(world.post("/token", publicRefresh(first)));

            assertThat(answer.has("access_token")).isTrue();
            assertThat(answer.has("refresh_token")).isEqualTo(world == strict);
            assertThat(world.post("/token", publicRefresh(first)).statusCode()).isEqualTo(world == strict ? 400 : 200);
        }
    }

    @Test
    void a_rotated_refresh_token_that_comes_back_ends_the_whole_grant() {
        putIosClient(strict);
        String first = json(strict.post("/token", publicExchange(strict)))
                .path("refresh_token")
                .asText();
        String second = json(strict.post("/token", publicRefresh(first)))
                .path("refresh_token")
                .asText();

        strict.post("/token", publicRefresh(first));

        assertThat(error(strict.post("/token", publicRefresh(second)))).isEqualTo("invalid_grant");
    }

    private static Params good(TokenWorld world) {
        return world.exchange(world.code());
    }

    private static Params bare(TokenWorld world) {
        var values = new LinkedHashMap<>(good(world).values());
        values.remove("client_id");
        values.remove("client_secret");
        return new Params(values);
    }

    private static HttpResponse<String> twice(TokenWorld world) {
        return world.post(
                "/token", "application/x-www-form-urlencoded", good(world).encode() + "&client_id=again");
    }

    private static String basic(String which) {
        String secret = which.equals("right") ? DemoWorld.WEB.secret().orElseThrow() : which;
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((DemoWorld.WEB.id() + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static void putIosClient(TokenWorld world) {
        var client = new OAuthClient(
                "ios",
                Optional.empty(),
                ClientType.IOS,
                DemoWorld.PROJECT,
                "Phone app",
                List.of(),
                Optional.empty(),
                Status.ACTIVE);
        world.records().clients().put(client.id(), client);
    }

    private static Params publicExchange(TokenWorld world) {
        String code = world.code(web -> new AuthorizationCode(
                "ios",
                web.redirectUri(),
                web.userSub(),
                web.grantId(),
                web.projectId(),
                web.scopes(),
                web.pkce(),
                web.nonce(),
                true,
                web.issuedAt(),
                web.expiresAt()));
        return Params.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                TokenWorld.REDIRECT,
                "client_id",
                "ios");
    }

    private static Params publicRefresh(String token) {
        return Params.of("grant_type", "refresh_token", "refresh_token", token, "client_id", "ios");
    }

    private static String error(HttpResponse<String> reply) {
        return json(reply).path("error").asText();
    }
}
