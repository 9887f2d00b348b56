package dev.understudy.server.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.EventReader;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything travels once; then no secret may be found in what the inspector tells, however it is written. */
@Timeout(60)
class MaskingTest {

    private static final String STATE = "xyzzy=1&two words\"quoted\"/ü";
    private static final List<String> SECRETS = new ArrayList<>();

    @AutoClose
    private static TokenWorld world;

    @BeforeAll
    static void everything_travels() throws Exception {
        world = new TokenWorld();
        var google = world.google();
        var visitor = new Visitor(google.url());
        var asked = Visitor.request(
                DemoWorld.WEB,
                TokenWorld.REDIRECT,
                "state",
                STATE,
                "nonce",
                "n-0S6_WzA2Mj",
                "scope",
                "openid email",
                "access_type",
                "offline");
        String code = visitor.code(asked, "ada@example.com");
        SECRETS.addAll(
                List.of(STATE, "n-0S6_WzA2Mj", code, DemoWorld.WEB.secret().orElseThrow()));
        remember(world.post("/token", world.exchange(code)).body());
        world.post("/token", world.exchange(code));
        String outOfBand = visitor.allow(
                        Visitor.request(DemoWorld.DESKTOP, "urn:ietf:wg:oauth:2.0:oob"), "ada@example.com")
                .title();
        SECRETS.add(outOfBand.replaceAll("Success code=([^&]*).*", "$1"));
        var robot = new Robot(google);
        String assertion = robot.sign(robot.claims(Instant.now()));
        SECRETS.add(assertion);
        remember(world.post(
                        "/token",
                        Params.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion))
                .body());
        basic(code);
        SECRETS.addAll(cookies());
    }

    @ParameterizedTest
    @ValueSource(strings = {"projector", "export"})
    void masked_it_tells_no_secret(String mask) throws Exception {
        String told = EventReader.get(world.google(), "/exchanges?mask=" + mask) + stream(mask);

        assertThat(SECRETS).hasSizeGreaterThan(10).allSatisfy(secret -> {
            assertThat(told).doesNotContain(secret);
            assertThat(told).doesNotContain(Json.compact(secret).replaceAll("^\"|\"$", ""));
            assertThat(told).doesNotContain(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            assertThat(told)
                    .doesNotContain(
                            URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
            assertThat(told).doesNotContain(base64(secret));
        });
    }

    @Test
    void unmasked_it_tells_them_all() throws Exception {
        String told = EventReader.get(world.google(), "/exchanges?mask=off");

        assertThat(SECRETS)
                .allSatisfy(
                        secret -> assertThat(told).contains(Json.compact(secret).replaceAll("^\"|\"$", "")));
    }

    @Test
    void without_a_word_about_it_secrets_are_masked() throws Exception {
        assertThat(EventReader.get(world.google(), "/exchanges")).doesNotContain(SECRETS.get(2));
    }

    @Test
    void a_value_is_the_same_wherever_it_travels() throws Exception {
        var redirected = exchange("authorize.consent", "location");
        var redeemed = exchange("token", "members");
        String code = idOf(redirected.path("values"), "code");

        assertThat(idOf(redeemed.path("values"), "code")).isEqualTo(code);
        assertThat(redirected.path("reply").path("location").toString()).contains(code);
        assertThat(redeemed.path("request").path("form").toString()).contains(code);
    }

    @Test
    void a_jwt_is_read_with_its_dates_in_words_and_a_verdict() throws Exception {
        var jwt = exchange("token", "members").path("jwts").get(0);

        assertThat(jwt.path("verdict").asText())
                .startsWith("Signature good: this server signed it")
                .contains("It expires in 59 min");
        assertThat(jwt.path("claims").toString())
                .contains("email_verified")
                .containsPattern("in 59 min [0-9]+ s by the lab's clock");
    }

    private static JsonNode exchange(String endpoint, String replyMember) throws Exception {
        for (JsonNode one : Json.read(EventReader.get(world.google(), "/exchanges"))
                .orElseThrow()
                .path("exchanges")) {
            if (one.path("endpoint").asText().equals(endpoint)
                    && one.path("reply").has(replyMember)) {
                return one;
            }
        }
        throw new AssertionError("no " + endpoint);
    }

    private static String idOf(JsonNode values, String kind) {
        return values.properties().stream()
                .filter(value -> value.getValue().path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static void remember(String reply) {
        var members = Json.read(reply).orElseThrow();
        Set.of("access_token", "refresh_token", "id_token").stream()
                .filter(members::has)
                .map(name -> members.path(name).asText())
                .forEach(SECRETS::add);
    }

    /** A client that authenticates by header, and fails: its credentials travel in base64. */
    private static void basic(String code) throws Exception {
        String pair = DemoWorld.WEB.id() + ":" + DemoWorld.WEB.secret().orElseThrow();
        SECRETS.add(base64(pair));
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(world.google().url() + "/token"))
                                .header("Authorization", "Basic " + base64(pair))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("grant_type=authorization_code&code="
                                        + URLEncoder.encode(code, StandardCharsets.UTF_8)))
                                .build(),
                        BodyHandlers.discarding());
    }

    private static List<String> cookies() {
        return world.google().lab().exchanges(exchange -> true).stream()
                .flatMap(exchange -> exchange.reply().headers().all("Set-Cookie").stream())
                .map(cookie -> cookie.replaceAll("^[^=]*=([^;]*).*", "$1"))
                .distinct()
                .toList();
    }

    private static String stream(String mask) throws Exception {
        try (var reader = new EventReader(world.google(), "mask=" + mask, "")) {
            reader.next();
            return reader.next().data().toString();
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
