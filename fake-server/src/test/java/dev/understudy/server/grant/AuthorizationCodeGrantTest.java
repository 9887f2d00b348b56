package dev.understudy.server.grant;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.PkceChallenge;
import dev.understudy.server.model.Profile;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.token.Hashes;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationCodeGrantTest {

    private static final String VERIFIER = "v".repeat(43);

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    @Test
    void the_answer_has_googles_members_in_googles_order() {
        var reply = world.post("/token", world.exchange(world.code()));

        var answer = json(reply);
        assertThat(reply.body()).isEqualTo("""
            {
              "access_token": "%s",
              "expires_in": 3599,
              "refresh_token": "%s",
              "scope": "%s",
              "token_type": "Bearer",
              "id_token": "%s"
            }\
            """.formatted(
                        text(answer, "access_token"),
                        text(answer, "refresh_token"),
                        String.join(" ", TokenWorld.SCOPES),
                        text(answer, "id_token")));
        assertThat(text(answer, "access_token")).startsWith("ya29.a0").hasSizeLessThan(2048);
        assertThat(text(answer, "refresh_token")).startsWith("1//0").hasSize(103);
    }

    @Test
    void every_answer_has_googles_headers() {
        for (var reply : List.of(
                world.post("/token", world.exchange(world.code())), world.post("/token", world.exchange("x")))) {
            var headers = reply.headers();
            assertThat(headers.firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
            assertThat(headers.firstValue("Cache-Control")).hasValue("no-cache, no-store, max-age=0, must-revalidate");
            assertThat(headers.firstValue("Pragma")).hasValue("no-cache");
            assertThat(headers.firstValue("Expires")).hasValue("Mon, 01 Jan 1990 00:00:00 GMT");
            assertThat(headers.firstValue("Vary")).hasValue("X-Origin, Referer, Origin,Accept-Encoding");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Set-Cookie")).isEmpty();
            assertThat(headers.firstValue("WWW-Authenticate")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/token              | {N  'error': 'invalid_grant',N  'error_description': 'Malformed auth code.'N}",
                "/oauth2/v3/token    | {N  'error': 'invalid_grant',N  'error_description': 'Malformed auth code.'N}",
                "/o/oauth2/token     | {N  'error' : 'invalid_grant',N  'error_description' : 'Malformed auth code.'N}",
                "/oauth2/v4/token    | {N 'error': 'invalid_grant',N 'error_description': 'Malformed auth code.'N}"
            })
    void every_url_has_its_layout(String path, String body) {
        var reply = world.post(path, world.exchange("x"));

        assertThat(reply.body()).isEqualTo(body.replace("N", "\n").replace("'", "\""));
        assertThat(world.post(path, world.exchange(world.code())).statusCode()).isEqualTo(200);
    }

    @Test
    void in_2012_the_old_url_only_named_its_errors() {
        try (var old = new TokenWorld(Profile.GOOGLE_2012)) {
            assertThat(old.post("/o/oauth2/token", old.exchange("x")).body())
                    .isEqualTo("{\n  \"error\" : \"invalid_grant\"\n}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/token", "/o/oauth2/token", "/oauth2/v4/token"})
    void get_is_googles_404(String path) {
        var reply = world.get(path);

        assertThat(reply.statusCode()).isEqualTo(404);
        assertThat(reply.body()).contains("<title>Error 404 (Not Found)!!1</title>");
    }

    @Test
    void parameters_may_come_as_json_or_in_the_query_unless_strict() {
        var asJson = Json.compact(world.exchange(world.code()).values().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get(0))));

        assertThat(world.post("/token", "application/json", asJson).statusCode())
                .isEqualTo(200);
        assertThat(world.post("/token?" + world.exchange(world.code()).encode(), Params.NONE)
                        .statusCode())
                .isEqualTo(200);

        try (var strict = new TokenWorld(Profile.STRICT)) {
            assertThat(strict.post("/token", "application/json", asJson).body()).contains("invalid_request");
            assertThat(strict.post("/token?" + strict.exchange(strict.code()).encode(), Params.NONE)
                            .body())
                    .contains("Missing required parameter: grant_type");
            assertThat(strict.post("/token", strict.exchange(strict.code())).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_client_may_authenticate_by_basic() {
        String pair = TokenWorld.WEB.id() + ":" + TokenWorld.WEB.secret().orElseThrow();
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        var form = Params.of(
                "grant_type", "authorization_code", "code", world.code(), "redirect_uri", TokenWorld.REDIRECT);

        assertThat(world.post("/token", form, "Authorization", basic).statusCode())
                .isEqualTo(200);
    }

    @Test
    void scope_and_an_empty_verifier_are_overlooked() {
        var form = world.exchange(world.code()).with("scope", "anything").with("code_verifier", "");

        assertThat(world.post("/token", form).statusCode()).isEqualTo(200);
    }

    @Test
    void a_fitting_verifier_opens_the_code() {
        var s256 = world.exchange(world.code(new PkceChallenge(Hashes.sha256(VERIFIER), "S256")));
        var plain = world.exchange(world.code(new PkceChallenge(VERIFIER, "plain")));

        assertThat(world.post("/token", s256.with("code_verifier", VERIFIER)).statusCode())
                .isEqualTo(200);
        assertThat(world.post("/token", plain.with("code_verifier", VERIFIER)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_code_is_good_once_and_the_journal_says_who_had_it() {
        var exchange = world.exchange(world.code());
        world.post("/token", exchange);

        var second = world.post("/token", exchange);

        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(world.why()).startsWith("The code was already redeemed at ");
    }

    @Test
    void a_failed_exchange_spends_the_code() {
        String code = world.code(new PkceChallenge(Hashes.sha256(VERIFIER), "S256"));
        world.post("/token", world.exchange(code).with("code_verifier", "wrong"));

        var second = world.post("/token", world.exchange(code).with("code_verifier", VERIFIER));

        assertThat(json(second).path("error_description").asText()).isEqualTo("Bad Request");
        assertThat(world.why()).contains("by an exchange that failed");
    }

    @Test
    void another_client_or_a_wrong_secret_does_not_spend_the_code() {
        String code = world.code();
        world.post("/token", world.exchange(code).with("client_secret", "wrong"));
        world.post(
                "/token",
                world.exchange(code)
                        .with("client_id", DemoWorld.DESKTOP.id())
                        .with("client_secret", DemoWorld.DESKTOP.secret().orElseThrow()));

        assertThat(world.post("/token", world.exchange(code)).statusCode()).isEqualTo(200);
    }

    @Test
    void only_strict_ends_the_tokens_of_a_code_that_comes_back() {
        for (var profile : List.of(Profile.GOOGLE, Profile.STRICT)) {
            try (var other = new TokenWorld(profile)) {
                var exchange = other.exchange(other.code());
                String token = text(json(other.post("/token", exchange)), "access_token");
                other.post("/token", exchange);

                assertThat(other.get("/oauth2/v3/userinfo", "Authorization", "Bearer " + token)
                                .statusCode())
                        .isEqualTo(profile == Profile.STRICT ? 401 : 200);
            }
        }
    }

    @Test
    void a_code_expires() {
        String code = world.code();
        world.advance(Duration.ofMinutes(11));

        var reply = world.post("/token", world.exchange(code));

        assertThat(json(reply).path("error_description").asText()).isEqualTo("Bad Request");
        assertThat(world.why()).startsWith("The code expired at ");
    }

    @Test
    void the_id_token_has_googles_claims() {
        var answer = world.redeem(world.code());
        var jwt = CompactJwt.read(text(answer, "id_token"), CompactJwt.Form.CANONICAL)
                .orElseThrow();

        assertThat(jwt.header().properties()).extracting(Map.Entry::getKey).containsExactly("alg", "kid", "typ");
        assertThat(jwt.claims().properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "iss",
                        "azp",
                        "aud",
                        "sub",
                        "email",
                        "email_verified",
                        "at_hash",
                        "name",
                        "picture",
                        "given_name",
                        "family_name",
                        "iat",
                        "exp");
        assertThat(jwt.claim("iss")).hasValue(world.google().url().toString());
        assertThat(jwt.claim("aud")).hasValue(TokenWorld.WEB.id());
        assertThat(jwt.claim("sub")).hasValue(DemoWorld.ADA.sub());
        assertThat(jwt.claim("at_hash")).hasValue(Hashes.leftHalf(text(answer, "access_token")));
        assertThat(jwt.claims().path("email_verified").isBoolean()).isTrue();
        assertThat(jwt.claims().path("exp").asLong() - jwt.claims().path("iat").asLong())
                .isEqualTo(3600);
        assertThat(world.google().signingKeys().signed(jwt)).isTrue();
    }

    @Test
    void without_identity_scopes_there_is_no_id_token() {
        var answer = world.redeem(world.code(List.of("https://www.googleapis.com/auth/drive.readonly")));

        assertThat(answer.has("id_token")).isFalse();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }
}
