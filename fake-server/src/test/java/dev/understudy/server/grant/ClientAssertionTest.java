package dev.understudy.server.grant;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.ScenarioProblem;
import dev.understudy.server.store.ScenarioFile;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.testing.TestKeys;
import dev.understudy.server.wire.Params;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A client signs who it is: private_key_jwt (RFC 7523 section 3, OpenID Connect Core section 9), in strict alone. */
class ClientAssertionTest {

    @AutoClose
    private static TokenWorld strict;

    private static Robot signer;

    @BeforeAll
    static void start() throws Exception {
        strict = new TokenWorld(Profile.STRICT);
        signer = new Robot(strict.google());
        register(strict);
    }

    @Test
    void the_audience_is_the_issuer_or_the_token_endpoint() {
        for (String audience : new String[] {"", "/token"}) {
            var claims = claims();
            claims.put("aud", strict.google().url() + audience);

            assertThat(exchange(strict, signer.sign(claims)).has("access_token"))
                    .as(audience)
                    .isTrue();
        }
    }

    @Test
    void an_assertion_is_good_once_and_its_jti_for_another_when_it_is_over() {
        var claims = claims();
        String assertion = signer.sign(claims);

        assertThat(exchange(strict, assertion).has("access_token")).isTrue();
        assertThat(exchange(strict, assertion).path("error").asText()).isEqualTo("invalid_client");
        assertThat(strict.why()).contains("was used before");

        strict.advance(Duration.ofMinutes(6));
        var again = claims();
        again.put("jti", claims.get("jti"));
        assertThat(exchange(strict, signer.sign(again)).has("access_token")).isTrue();
    }

    static Stream<Arguments> wrongs() {
        return Stream.of(
                row("aud is neither", claims -> claims.put("aud", "https://oauth2.googleapis.com/token")),
                row("aud is neither", claims -> claims.remove("aud")),
                row("iss and sub", claims -> claims.put("sub", "another")),
                row("iss and sub", claims -> claims.remove("iss")),
                row("has no jti", claims -> claims.remove("jti")),
                row("exp must be", claims -> claims.remove("exp")),
                row("exp must be", claims -> claims.put("exp", now().getEpochSecond() - 1)),
                row("exp must be", claims -> claims.put("exp", now().getEpochSecond() + 3 * 3600)),
                row("exp must be", claims -> claims.put("exp", "" + (now().getEpochSecond() + 60))),
                row("iat must be", claims -> claims.put("iat", now().getEpochSecond() + 600)),
                row("nbf must be", claims -> claims.put("nbf", now().getEpochSecond() + 600)),
                row("has no jwks", claims -> {
                    claims.put("iss", DemoWorld.DESKTOP.id());
                    claims.put("sub", DemoWorld.DESKTOP.id());
                }),
                row("No client has this", claims -> {
                    claims.put("iss", "nobody");
                    claims.put("sub", "nobody");
                }));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void a_wrong_claim_is_refused(String why, Consumer<Map<String, Object>> change) {
        var claims = claims();
        change.accept(claims);

        assertThat(exchange(strict, signer.sign(claims)).path("error").asText()).isEqualTo("invalid_client");
        assertThat(strict.why()).contains(why);
    }

    static Stream<String> forged() throws Exception {
        var claims = claims();
        String good = signer.sign(claims);
        return Stream.of(
                signer.sign(Map.of("alg", "none"), claims),
                signer.sign(Map.of("alg", "HS256", "kid", signer.file().keyId()), claims),
                signer.sign(Map.of("alg", "RS256", "kid", "another"), claims),
                new Robot(strict.google()).sign(claims),
                good.substring(0, good.lastIndexOf('.') + 1),
                "x");
    }

    @ParameterizedTest
    @MethodSource("forged")
    void a_wrong_signature_is_refused(String assertion) {
        assertThat(exchange(strict, assertion).path("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void its_type_is_named_and_no_secret_comes_beside_it() {
        var form = form(strict, signer.sign(claims()));

        assertThat(error(form.with("client_assertion_type", "jwt"))).isEqualTo("invalid_request");
        assertThat(error(form.with("client_secret", DemoWorld.WEB.secret().orElseThrow())))
                .isEqualTo("invalid_request");
        assertThat(error(form.with("client_id", DemoWorld.DESKTOP.id()))).isEqualTo("invalid_client");
    }

    @Test
    void introspection_and_revocation_take_it_too() {
        String token =
                exchange(strict, signer.sign(claims())).path("access_token").asText();

        assertThat(json(strict.post("/introspect", signed().with("token", token)))
                        .path("active")
                        .asBoolean())
                .isTrue();
        assertThat(strict.post("/revoke", signed().with("token", token)).statusCode())
                .isEqualTo(200);
        assertThat(json(strict.post("/introspect", signed().with("token", token)))
                        .path("active")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void a_key_set_that_cannot_be_worked_with_lets_nobody_in() {
        try (var world = new TokenWorld(Profile.STRICT)) {
            world.records()
                    .clients()
                    .put(DemoWorld.WEB.id(), DemoWorld.WEB.withJwks("{\"keys\":[{\"kty\":\"oct\",\"k\":\"eA\"}]}"));

            assertThat(exchange(world, signer.sign(claims())).path("error").asText())
                    .isEqualTo("invalid_client");
        }
    }

    @Test
    void a_world_with_such_a_key_set_is_refused_at_the_start() {
        var world = ScenarioFile.parse("world.json", """
            {"base": "demo", "projects": [{"id": "example-123", "clients": [
              {"type": "web", "name": "signer", "jwks": {"keys": [{"kty": "oct", "k": "eA"}]}}]}]}
            """);

        assertThatThrownBy(() -> FakeGoogle.start(world))
                .isInstanceOf(ScenarioProblem.class)
                .hasMessageContaining("must not have secret ones");
        var written = ScenarioFile.parse("again.json", ScenarioFile.write(world));
        assertThat(written).isEqualTo(world);
    }

    @Test
    void google_knows_nothing_of_it() {
        try (var google = new TokenWorld()) {
            register(google);

            var answer = exchange(google, signer.sign(claims()));

            assertThat(answer.path("error_description").asText()).isEqualTo("client_secret is missing.");
            assertThat(google.get("/.well-known/openid-configuration").body()).doesNotContain("private_key_jwt");
        }
    }

    private static void register(TokenWorld world) {
        world.records().clients().put(DemoWorld.WEB.id(), DemoWorld.WEB.withJwks(TestKeys.jwks(signer)));
    }

    private static Arguments row(String why, Consumer<Map<String, Object>> change) {
        return Arguments.of(why, change);
    }

    private static Instant now() {
        return Instant.now().plus(strict.google().lab().advanceClock(DemoWorld.PROJECT, Duration.ZERO));
    }

    private static Map<String, Object> claims() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", DemoWorld.WEB.id());
        claims.put("sub", DemoWorld.WEB.id());
        claims.put("aud", strict.google().url().toString());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now().getEpochSecond());
        claims.put("exp", now().getEpochSecond() + 300);
        return claims;
    }

    private static Params signed() {
        return Params.of(
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                signer.sign(claims()));
    }

    private static Params form(TokenWorld world, String assertion) {
        var values = new LinkedHashMap<>(
                world.refresh(world.google().authorize(DemoWorld.ADA, DemoWorld.WEB, List.of("email")))
                        .values());
        values.remove("client_secret");
        values.remove("client_id");
        return new Params(values)
                .with("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                .with("client_assertion", assertion)
                .with("client_id", world.google() == strict.google() ? "" : DemoWorld.WEB.id());
    }

    private static JsonNode exchange(TokenWorld world, String assertion) {
        return json(world.post("/token", form(world, assertion)));
    }

    private static String error(Params form) {
        return json(strict.post("/token", form)).path("error").asText();
    }
}
