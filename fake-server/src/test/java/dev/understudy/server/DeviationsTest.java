package dev.understudy.server;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.store.Records;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.testing.Worlds;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.token.Hashes;
import dev.understudy.server.wire.Params;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where Google deviates from the standards on purpose: what the other tests do not look at in both profiles. */
class DeviationsTest {

    private static final String REDIRECT = "http://localhost:8080/";
    private static final String VERIFIER = "v".repeat(43);
    private static final String DEVICE = "urn:ietf:params:oauth:grant-type:device_code";

    @AutoClose
    private static TokenWorld google;

    @AutoClose
    private static TokenWorld strict;

    @BeforeAll
    static void start() {
        google = new TokenWorld();
        strict = new TokenWorld(Profile.STRICT);
    }

    private static List<TokenWorld> both() {
        return List.of(google, strict);
    }

    @Test
    void out_of_band_is_blocked_in_googles_words_wherever_it_is_not_allowed() {
        for (var world : both()) {
            var page = new Visitor(world.google().url())
                    .open(challenged(Visitor.request(DemoWorld.DESKTOP_TODAY, "urn:ietf:wg:oauth:2.0:oob")));

            assertThat(page.text("error-description")).startsWith("The out-of-band (OOB) flow has been blocked");
            assertThat(page.status()).isEqualTo(world == google ? 200 : 400);
        }
    }

    @Test
    void a_web_client_gets_a_refresh_token_offline_and_at_the_first_consent_only() {
        for (var world : both()) {
            var visitor = new Visitor(world.google().url());

            assertThat(exchanged(world, visitor).has("refresh_token")).isFalse();
            world.records().grants().take(Records.grantKey(DemoWorld.ADA.sub(), DemoWorld.PROJECT));
            assertThat(exchanged(world, visitor, "access_type", "offline").has("refresh_token"))
                    .isTrue();
            assertThat(exchanged(world, visitor, "access_type", "offline").has("refresh_token"))
                    .isFalse();
            assertThat(exchanged(world, visitor, "access_type", "offline", "prompt", "consent")
                            .has("refresh_token"))
                    .isTrue();
        }
    }

    @Test
    void the_secret_of_a_desktop_client_is_demanded() {
        for (var world : both()) {
            var form = Params.of("grant_type", "refresh_token", "refresh_token", "1//0x")
                    .with("client_id", DemoWorld.DESKTOP.id());

            assertThat(json(world.post("/token", form))
                            .path("error_description")
                            .asText())
                    .isEqualTo("client_secret is missing.");
        }
    }

    @Test
    void a_device_that_waits_is_told_so_with_428_and_403_or_with_400_as_by_the_rfc() {
        for (var world : both()) {
            var codes = json(world.post("/device/code", Params.of("client_id", DemoWorld.TV.id(), "scope", "email")));
            var poll = Params.of("grant_type", DEVICE, "client_id", DemoWorld.TV.id())
                    .with("device_code", codes.path("device_code").asText());
            var full = poll.with("client_secret", DemoWorld.TV.secret().orElseThrow());

            assertThat(codes.has("verification_url")).isTrue();
            assertThat(codes.has("verification_uri")).isEqualTo(world == strict);
            assertThat(json(world.post("/token", poll))
                            .path("error_description")
                            .asText())
                    .isEqualTo("client_secret is missing.");
            var pending = world.post("/token", full);
            assertThat(json(pending).path("error").asText()).isEqualTo("authorization_pending");
            assertThat(pending.statusCode()).isEqualTo(world == google ? 428 : 400);
            var early = world.post("/token", full);
            assertThat(json(early).path("error").asText()).isEqualTo("slow_down");
            assertThat(early.statusCode()).isEqualTo(world == google ? 403 : 400);
        }
    }

    @Test
    void an_id_token_describes_the_user_where_strict_leaves_that_to_userinfo() {
        for (var world : both()) {
            var visitor = new Visitor(world.google().url());
            var ofCode = idToken(exchanged(world, visitor, "scope", "openid email profile"));
            var asked = request("response_type", "id_token", "nonce", "n", "scope", "openid email");
            var alone = jwt(answer(visitor.allow(asked, DemoWorld.ADA.email())).require("id_token"));

            assertThat(ofCode.claims().has("email")).isEqualTo(world == google);
            assertThat(ofCode.claims().has("name")).isEqualTo(world == google);
            assertThat(alone.claim("email")).hasValue(DemoWorld.ADA.email());
        }
    }

    @Test
    void access_tokens_live_a_second_less_than_an_hour_as_told_and_are_marked() {
        for (var world : both()) {
            var tokens = world.redeem(world.code());

            assertThat(tokens.path("expires_in").intValue()).isEqualTo(3599);
            assertThat(tokens.path("access_token").asText()).contains("FAKE");
            assertThat(tokens.path("refresh_token").asText()).contains("FAKE");
        }
    }

    @Test
    void a_client_may_be_signed_for_by_googles_short_name() {
        for (var world : both()) {
            world.records()
                    .clients()
                    .update(DemoWorld.WEB.id(), web -> web.withIssuer(Optional.of("accounts.google.com")));

            assertThat(idToken(world.redeem(world.code())).claim("iss")).hasValue("accounts.google.com");
            world.records().clients().put(DemoWorld.WEB.id(), DemoWorld.WEB);
        }
    }

    @Test
    void a_web_clients_uri_is_compared_to_the_last_slash() {
        for (var world : both()) {
            var page =
                    new Visitor(world.google().url()).open(Visitor.request(DemoWorld.WEB, TokenWorld.REDIRECT + "/"));

            assertThat(page.text("error-code")).isEqualTo("Error 400: redirect_uri_mismatch");
        }
    }

    @Test
    void phones_are_answered_on_loopback_by_the_rfc_only() {
        for (var world : both()) {
            var phone = Worlds.add(world.records(), ClientType.ANDROID, "http://localhost");
            var page =
                    new Visitor(world.google().url()).open(challenged(Visitor.request(phone, "http://localhost:5000")));

            assertThat(page.text("error-description").startsWith("The loopback flow has been blocked"))
                    .isEqualTo(world == google);
            assertThat(page.has("account-0")).as(page.html()).isEqualTo(world == strict);
        }
    }

    @Test
    void what_only_strict_has_is_not_advertised_by_google() {
        for (var world : both()) {
            var document = json(world.get("/.well-known/openid-configuration"));
            String token = world.redeem(world.code()).path("access_token").asText();

            assertThat(document.has("introspection_endpoint")).isEqualTo(world == strict);
            assertThat(document.has("registration_endpoint")).isFalse();
            assertThat(document.has("end_session_endpoint")).isFalse();
            assertThat(world.post("/introspect", Params.of("token", "x")).statusCode())
                    .isEqualTo(world == strict ? 401 : 404);
            assertThat(world.get("/tokeninfo?access_token=" + token).statusCode())
                    .isEqualTo(200);
        }
    }

    private static JsonNode exchanged(TokenWorld world, Visitor visitor, String... namesAndValues) {
        String code = answer(visitor.allow(request(namesAndValues), DemoWorld.ADA.email()))
                .require("code");
        return json(world.post("/token", world.exchange(code).with("redirect_uri", REDIRECT)));
    }

    private static Params request(String... namesAndValues) {
        return Visitor.request(DemoWorld.WEB, REDIRECT, namesAndValues);
    }

    private static Params challenged(Params request) {
        return request.with("code_challenge", Hashes.sha256(VERIFIER)).with("code_challenge_method", "S256");
    }

    private static Params answer(Visited visited) {
        return Params.parse(visited.location().split("[?#]", 2)[1]);
    }

    private static CompactJwt idToken(JsonNode tokens) {
        return jwt(tokens.path("id_token").asText());
    }

    private static CompactJwt jwt(String text) {
        return CompactJwt.read(text, CompactJwt.Form.CANONICAL).orElseThrow();
    }
}
