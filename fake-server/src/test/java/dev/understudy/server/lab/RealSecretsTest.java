package dev.understudy.server.lab;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Params;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fakes can be told from real secrets, and real ones are refused and kept nowhere. */
class RealSecretsTest {

    /** Letters that no scanner of this repository shall take for a secret: put together at run time. */
    private static final String LETTERS = "Zx9".repeat(12);

    private static final String JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    private record Row(String name, String secret, Function<TokenWorld, HttpResponse<String>> request) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() {
        String clientSecret = "GOC" + "SPX-" + LETTERS.substring(0, 28);
        String refreshToken = "1/" + "/0" + LETTERS;
        String accessToken = "ya" + "29.a0" + LETTERS;
        String code = "4/" + "0A" + LETTERS;
        String apiKey = "AI" + "za" + LETTERS.substring(0, 35);
        String basic = Base64.getEncoder().encodeToString((DemoWorld.WEB.id() + ":" + clientSecret).getBytes());
        String assertion = foreignAssertion();
        return Stream.of(
                new Row(
                        "client secret",
                        clientSecret,
                        world -> world.post("/token", world.refresh("x").with("client_secret", clientSecret))),
                new Row(
                        "client secret in JSON",
                        clientSecret,
                        world -> world.post(
                                "/token",
                                "application/json",
                                "{\"grant_type\":\"refresh_token\",\"client_id\":\"x\",\"client_secret\":\""
                                        + clientSecret + "\"}")),
                new Row(
                        "client secret in the query",
                        clientSecret,
                        world -> world.post(
                                "/token?client_secret=" + clientSecret, Params.of("grant_type", "refresh_token"))),
                new Row(
                        "client secret in Basic",
                        basic,
                        world -> world.post(
                                "/token", Params.of("grant_type", "refresh_token"), "Authorization", "Basic " + basic)),
                new Row("refresh token", refreshToken, world -> world.post("/token", world.refresh(refreshToken))),
                new Row(
                        "refresh token at revoke",
                        refreshToken,
                        world -> world.post("/revoke", Params.of("token", refreshToken))),
                new Row("code", code, world -> world.post("/token", world.exchange(code))),
                new Row(
                        "access token",
                        accessToken,
                        world -> world.get("/drive/v3/about?fields=user", "Authorization", "Bearer " + accessToken)),
                new Row(
                        "access token in the query",
                        accessToken,
                        world -> world.get("/tokeninfo?access_token=" + accessToken)),
                new Row("API key", apiKey, world -> world.get("/drive/v3/files?key=" + apiKey)),
                new Row(
                        "assertion of a stranger",
                        assertion.substring(assertion.lastIndexOf('.')),
                        world -> world.post("/token", Params.of("grant_type", JWT_GRANT, "assertion", assertion))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_real_secret_is_refused_explained_and_not_kept(Row row) {
        var reply = row.request().apply(world);

        assertThat(reply.statusCode()).isBetween(400, 499);
        assertThat(reply.body()).doesNotContain(row.secret());
        var exchange = last();
        assertThat(exchange.fact("real_secret"))
                .hasValueSatisfying(said -> assertThat(said).contains("did not keep"));
        assertThat(exchange.request()
                        + exchange.request().body().text()
                        + exchange.reply().facts())
                .doesNotContain(row.secret())
                .contains("not kept");
    }

    @Test
    void the_fakes_own_secrets_stay_in_the_journal() {
        var exchange = world.exchange(world.code());

        world.post("/token", exchange);

        assertThat(last().request().form()).isEqualTo(exchange);
        assertThat(last().fact("real_secret")).isEmpty();
    }

    @Test
    void everything_that_is_given_out_is_marked() throws Exception {
        var answer = world.redeem(world.code());
        String device = json(world.post("/device/code", Params.of("client_id", DemoWorld.TV.id(), "scope", "email")))
                .path("device_code")
                .asText();
        var robot = new Robot(world.google());
        String robots = json(world.post(
                        "/token",
                        Params.of("grant_type", JWT_GRANT, "assertion", robot.sign(robot.claims(Instant.now())))))
                .path("access_token")
                .asText();

        assertThat(List.of(
                        answer.path("access_token").asText(),
                        answer.path("refresh_token").asText(),
                        world.code(),
                        device,
                        robots))
                .allSatisfy(token -> assertThat(token).contains("FAKE-"));
        assertThat(world.google().scenario().clients())
                .allSatisfy(
                        client -> assertThat(client.secret().orElse("FAKE-")).contains("FAKE-"));
        assertThat(CompactJwt.read(answer.path("id_token").asText(), CompactJwt.Form.CANONICAL)
                        .orElseThrow()
                        .keyId())
                .hasValueSatisfying(id -> assertThat(id).matches("fa4e[0-9a-f]{36}"));
        assertThat(robot.file().keyId()).startsWith("fa4e");
    }

    @Test
    void no_two_tokens_are_alike_and_each_has_more_than_160_random_bits() {
        var tokens = new OpaqueTokens(new SecureRandom());
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            for (String token : List.of(
                    tokens.accessToken(),
                    tokens.refreshToken(),
                    tokens.authorizationCode(),
                    tokens.deviceCode(),
                    tokens.serviceAccountAccessToken(),
                    tokens.id())) {
                assertThat(seen.add(token)).isTrue();
                String random = token.contains("FAKE-") ? token.substring(token.indexOf("FAKE-") + 5) : token;
                // Six bits a letter.
                assertThat(random.length() * 6).isGreaterThanOrEqualTo(160);
            }
        }
        assertThat(lettersAt(seen, 20)).isEqualTo(64);
    }

    /** How many letters occur at a place within the random part of the ids. */
    private static long lettersAt(Set<String> tokens, int place) {
        return tokens.stream()
                .filter(token -> !token.contains("FAKE"))
                .map(token -> token.charAt(place))
                .distinct()
                .count();
    }

    private Exchange last() {
        var exchanges = world.google().lab().exchanges(exchange -> true);
        return exchanges.get(exchanges.size() - 1);
    }

    /** Signed by a service account that the world does not have. */
    private static String foreignAssertion() {
        try (var google = FakeGoogle.start()) {
            var robot = new Robot(google);
            var claims = robot.claims(Instant.now());
            claims.put("iss", "prod@real-project.iam.gserviceaccount.com");
            return robot.sign(Map.of("alg", "RS256", "typ", "JWT"), claims);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
