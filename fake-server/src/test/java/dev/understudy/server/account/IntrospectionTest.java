package dev.understudy.server.account;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Profile;
import dev.understudy.server.store.Records;
import dev.understudy.server.testing.Worlds;
import dev.understudy.server.wire.Params;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** RFC 7662, in the strict profile alone. */
class IntrospectionTest {

    @AutoClose
    private final TokenWorld strict = new TokenWorld(Profile.STRICT);

    @Test
    void a_client_learns_what_its_token_is() {
        var answer = json(introspect(token(), DemoWorld.WEB));

        assertThat(answer.path("active").asBoolean()).isTrue();
        assertThat(answer.path("client_id").asText()).isEqualTo(DemoWorld.WEB.id());
        assertThat(answer.path("sub").asText()).isEqualTo(DemoWorld.ADA.sub());
        assertThat(answer.path("exp").isIntegralNumber()).isTrue();
    }

    @Test
    void the_caller_must_show_who_it_is() {
        var reply = strict.post("/introspect", Params.of("token", token()));

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"introspection\"");
        assertThat(introspect(token(), DemoWorld.WEB, "wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void the_secret_may_stand_in_the_form_but_who_has_none_is_not_told() {
        var form = Params.of("token", token(), "client_id", DemoWorld.WEB.id());
        var phone = Worlds.add(strict.records(), ClientType.IOS);

        assertThat(json(strict.post(
                                "/introspect",
                                form.with(
                                        "client_secret", DemoWorld.WEB.secret().orElseThrow())))
                        .path("active")
                        .asBoolean())
                .isTrue();
        assertThat(strict.post("/introspect", form).statusCode()).isEqualTo(401);
        assertThat(strict.post("/introspect", form.with("client_id", phone.id()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void expired_revoked_foreign_and_unknown_look_the_same() {
        String expired = token();
        strict.advance(Duration.ofHours(2));
        String foreign = token();
        String revoked = token();
        assertIsInactive(introspect(foreign, DemoWorld.DESKTOP));
        strict.google().records().grants().take(Records.grantKey(DemoWorld.ADA.sub(), DemoWorld.PROJECT));

        assertIsInactive(introspect(expired, DemoWorld.WEB));
        assertIsInactive(introspect(revoked, DemoWorld.WEB));
        assertIsInactive(introspect("unknown", DemoWorld.WEB));
        assertIsInactive(introspect("", DemoWorld.WEB));
    }

    @Test
    void google_has_none_and_says_so() {
        try (var google = new TokenWorld()) {
            assertThat(google.post("/introspect", Params.of("token", "x")).statusCode())
                    .isEqualTo(404);
            assertThat(google.get("/.well-known/openid-configuration").body())
                    .doesNotContain("introspection_endpoint", "end_session_endpoint", "registration_endpoint");
        }
        assertThat(json(strict.get("/.well-known/openid-configuration"))
                        .path("introspection_endpoint")
                        .asText())
                .isEqualTo(strict.google().url() + "/introspect");
    }

    private static void assertIsInactive(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\n  \"active\": false\n}");
    }

    /** A token issued now, by the project's clock. */
    private String token() {
        return json(strict.post(
                        "/token",
                        strict.refresh(strict.google().authorize(DemoWorld.ADA, DemoWorld.WEB, List.of("email")))))
                .path("access_token")
                .asText();
    }

    private HttpResponse<String> introspect(String token, OAuthClient client) {
        return introspect(token, client, client.secret().orElseThrow());
    }

    private HttpResponse<String> introspect(String token, OAuthClient client, String secret) {
        String pair = client.id() + ":" + secret;
        return strict.post(
                "/introspect",
                Params.of("token", token),
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
}
