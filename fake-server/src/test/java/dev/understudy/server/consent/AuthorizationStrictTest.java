package dev.understudy.server.consent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.testing.Worlds;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the RFCs and OpenID Connect deviate from Google. */
class AuthorizationStrictTest extends ConsentFixture {

    @Override
    Profile profile() {
        return Profile.STRICT;
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, '', invalid_request",
        "response_type, foo, unsupported_response_type",
        "scope, foo, invalid_scope",
        "scope, '', invalid_request",
        "prompt, none login, invalid_request",
        "code_challenge_method, S512, invalid_request",
        "code_challenge, short, invalid_request",
        "max_age, -1, invalid_request",
        "request, eyJhbGciOiJub25lIn0.e30., request_not_supported",
        "request_uri, https://example.com/r, request_uri_not_supported"
    })
    void the_client_hears_of_mistakes(String name, String value, String error) {
        var answer = open("state", "s", name, value);

        assertThat(answer.location()).startsWith(WEB + "?state=s&iss=" + google.url() + "&error=" + error);
        assertThat(answer.answer().require("error_description")).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }

    @Test
    void a_mistake_in_an_implicit_request_is_told_in_the_fragment() {
        var answer = visitor.open(request("response_type", "id_token", "scope", "openid", "state", "s"));

        assertThat(answer.location()).startsWith(WEB + "#state=s&iss=");
        assertThat(answer.location()).contains("error=invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "redirect_uri"})
    void whoever_is_not_known_for_certain_is_told_nothing(String name) {
        var request = request();

        assertThat(visitor.open(request.with(name, "https://evil.example/")).text("error-code"))
                .startsWith("Error 40");
        assertThat(visitor.open("/o/oauth2/v2/auth?" + request.encode() + "&" + name + "=x")
                        .text("error-code"))
                .isEqualTo("Error 400: invalid_request");
    }

    @Test
    void a_repeated_parameter_is_an_invalid_request() {
        var answer = visitor.open("/o/oauth2/v2/auth?" + request("state", "s").encode() + "&nonce=1&nonce=2");

        assertThat(answer.answer().require("error")).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"username", "resource", "display", "ui_locales", "claims_locales", "acr_values", "immediate"})
    void parameters_that_mean_nothing_here_are_ignored(String name) {
        assertThat(open(name, "true").has("account-0")).isTrue();
    }

    @Test
    void what_is_required_has_openid_connects_names() {
        visitor.allow(request(), ADA);

        assertThat(silent("scope", "email").find("error")).contains("consent_required");
        visitor.allow(request("prompt", "select_account"), GRACE);
        assertThat(silent("scope", "email").find("error")).contains("account_selection_required");
        assertThat(silent("scope", "email").values()).doesNotContainKey("error_subtype");
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
    void who_may_not_use_the_app_is_told_so_on_a_page() {
        Worlds.put(google.records(), Worlds.internal(DemoWorld.DOMAIN));

        var page = open("login_hint", ADA);

        assertThat(page.text("error-code")).isEqualTo("Error 403: org_internal");
    }

    @Test
    void prompt_login_asks_who_is_there() {
        visitor.allow(request(), ADA);

        assertThat(open("prompt", "login").has("account-0")).isTrue();
    }

    private Params silent(String... namesAndValues) {
        var names = new java.util.ArrayList<>(List.of(namesAndValues));
        names.addAll(List.of("prompt", "none"));
        return open(names.toArray(String[]::new)).answer();
    }

    private static String base64(String text) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
