package dev.understudy.server.consent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is signed in, since when, and what OpenID Connect calls it. */
class AuthenticationStrictTest extends ConsentFixture {

    @Override
    Profile profile() {
        return Profile.STRICT;
    }

    @Test
    void an_old_sign_in_is_not_good_enough_for_max_age() {
        visitor.allow(request(), ADA);

        assertThat(silent("max_age", "60").find("code")).isPresent();
        google.lab().advanceClock(DemoWorld.PROJECT, Duration.ofMinutes(2));

        assertThat(silent("max_age", "60").find("error")).contains("login_required");
        assertThat(open("max_age", "60").has("account-0")).isTrue();
    }

    @Test
    void an_id_token_tells_when_the_user_signed_in_if_max_age_was_sent() throws Exception {
        var request = request("scope", "openid", "max_age", "3600");
        String code = visitor.code(request, ADA);
        var form = Params.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                WEB,
                "client_id",
                DemoWorld.WEB.id(),
                "client_secret",
                DemoWorld.WEB.secret().orElseThrow());
        var exchange = HttpRequest.newBuilder(URI.create(google.url() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.encode()))
                .build();

        var reply = HttpClient.newHttpClient().send(exchange, HttpResponse.BodyHandlers.ofString());

        String idToken = Json.read(reply.body()).orElseThrow().path("id_token").textValue();
        var claims = Json.read(new String(Base64.getUrlDecoder().decode(idToken.split("\\.")[1]), UTF_8))
                .orElseThrow();
        assertThat(claims.path("auth_time").longValue())
                .isEqualTo(google.records()
                        .sessions()
                        .all()
                        .findFirst()
                        .orElseThrow()
                        .accounts()
                        .get(0)
                        .at()
                        .getEpochSecond());
    }

    @Test
    void a_new_sign_in_has_a_later_time() {
        visitor.allow(request("scope", "openid"), ADA);
        google.lab().advanceClock(DemoWorld.PROJECT, Duration.ofMinutes(5));

        var code = visitor.code(request("scope", "openid", "prompt", "login", "max_age", "3600"), ADA);

        assertThat(google.records().codes().find(OpaqueTokens.key(code)))
                .hasValueSatisfying(
                        record -> assertThat(Duration.between(record.authTime().orElseThrow(), record.issuedAt()))
                                .isLessThan(Duration.ofMinutes(1)));
    }

    @Test
    void the_id_token_hint_must_be_about_who_is_signed_in() {
        visitor.allow(request("scope", "openid"), ADA);
        String aboutGrace = "e30." + base64("{\"sub\":\"" + DemoWorld.GRACE.sub() + "\"}") + ".x";
        String aboutAda = "e30." + base64("{\"sub\":\"" + DemoWorld.ADA.sub() + "\"}") + ".x";

        assertThat(silent("scope", "openid", "id_token_hint", aboutGrace).find("error"))
                .contains("login_required");
        assertThat(silent("scope", "openid", "id_token_hint", aboutAda).find("code"))
                .isPresent();
    }

    @Test
    void prompt_login_asks_who_is_there() {
        visitor.allow(request(), ADA);

        assertThat(open("prompt", "login").has("account-0")).isTrue();
    }

    @Test
    void what_is_required_has_openid_connects_names() {
        visitor.allow(request(), ADA);

        assertThat(silent("scope", "email").find("error")).contains("consent_required");
        visitor.allow(request("prompt", "select_account"), GRACE);
        assertThat(silent("scope", "email").find("error")).contains("account_selection_required");
        assertThat(silent("scope", "email").values()).doesNotContainKey("error_subtype");
    }

    private Params silent(String... namesAndValues) {
        var names = new ArrayList<>(List.of(namesAndValues));
        names.addAll(List.of("prompt", "none"));
        return open(names.toArray(String[]::new)).answer();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
