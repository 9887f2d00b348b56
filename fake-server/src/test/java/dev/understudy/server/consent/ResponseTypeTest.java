package dev.understudy.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTypeTest extends ConsentFixture {

    @ParameterizedTest
    @CsvSource({
        "token, access_token token_type expires_in scope authuser prompt",
        "id_token, scope id_token authuser prompt",
        "token id_token, access_token token_type expires_in scope id_token authuser prompt",
        "id_token token, access_token token_type expires_in scope id_token authuser prompt",
        "code token, code access_token token_type expires_in scope authuser prompt",
        "code id_token, code scope id_token authuser prompt",
        "id_token token code, code access_token token_type expires_in scope id_token authuser prompt",
        "permission, scope authuser prompt",
        "id_token permission, scope id_token authuser prompt",
        "none, ''"
    })
    void every_response_type_gives_what_it_names_in_the_fragment(String type, String names) {
        var visited = visitor.allow(asking(type), ADA);

        String delimiter = type.equals("none") ? "?" : "#";
        assertThat(visited.location()).startsWith(WEB + delimiter + "state=s&iss=");
        var expected = new ArrayList<>(List.of("state", "iss"));
        Arrays.stream(names.split(" ")).filter(name -> !name.isEmpty()).forEach(expected::add);
        assertThat(answer(visited).values().keySet()).containsExactlyElementsOf(expected);
    }

    @Test
    void an_access_token_in_the_fragment_is_good() {
        var answer = answer(visitor.allow(asking("token"), ADA));

        assertThat(answer.require("token_type")).isEqualTo("Bearer");
        assertThat(answer.require("expires_in")).isEqualTo("3599");
        assertThat(google.records().accessTokens().find(OpaqueTokens.key(answer.require("access_token"))))
                .hasValueSatisfying(token -> {
                    assertThat(token.subject()).isEqualTo(DemoWorld.ADA.sub());
                    assertThat(token.clientId()).isEqualTo(DemoWorld.WEB.id());
                    assertThat(token.offline()).isFalse();
                });
    }

    @Test
    void an_id_token_carries_nonce_and_hashes() throws Exception {
        var answer = answer(visitor.allow(asking("code token id_token"), ADA));

        var claims = claims(answer.require("id_token"));

        assertThat(claims.path("nonce").textValue()).isEqualTo("n-0S6");
        assertThat(claims.path("at_hash").textValue()).isEqualTo(leftHalf(answer.require("access_token")));
        assertThat(claims.path("c_hash").textValue()).isEqualTo(leftHalf(answer.require("code")));
        assertThat(claims.path("iss").textValue()).isEqualTo(google.url().toString());
        assertThat(claims.path("aud").textValue()).isEqualTo(DemoWorld.WEB.id());
    }

    @Test
    void a_realm_of_openid_2_brings_the_old_identifier() throws Exception {
        var request = asking("code id_token").with("openid.realm", "https://app.example.com");
        var answer = answer(visitor.allow(request, ADA));
        var other = answer(visitor.allow(request.with("openid.realm", "https://else.example"), ADA));
        var none = answer(visitor.allow(asking("id_token"), ADA));

        String openId = claims(answer.require("id_token")).path("openid_id").textValue();

        assertThat(openId).matches("https://www\\.google\\.com/accounts/o8/id\\?id=FAKE-[\\w-]{43}");
        assertThat(claims(other.require("id_token")).path("openid_id").textValue())
                .isNotEqualTo(openId);
        assertThat(claims(none.require("id_token")).has("openid_id")).isFalse();
        assertThat(claims(exchanged(answer.require("code"))).path("openid_id").textValue())
                .isEqualTo(openId);
    }

    /** The id_token that a code is exchanged for. */
    private String exchanged(String code) throws Exception {
        var form = Params.of("grant_type", "authorization_code", "code", code, "redirect_uri", WEB)
                .with("client_id", DemoWorld.WEB.id())
                .with("client_secret", DemoWorld.WEB.secret().orElseThrow());
        var request = HttpRequest.newBuilder(URI.create(google.url() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.encode()))
                .build();
        var reply = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return Json.read(reply.body()).orElseThrow().path("id_token").textValue();
    }

    @ParameterizedTest
    @CsvSource({
        "id_token, nonce, Missing required parameter: nonce",
        "token id_token, nonce, Missing required parameter: nonce",
        "id_token, scope=https://www.googleapis.com/auth/calendar, Missing required scope: openid",
        "token, code_challenge_method=S256, Parameter not allowed for this message type: code_challenge_method",
        "code token code, state=s, Invalid response_type: code token code",
        "none code, state=s, Invalid response_type: none code",
        "code token, response_mode=query, Invalid parameter value for response_mode: Invalid response_mode: query"
    })
    void a_wrong_combination_is_refused(String type, String change, String description) {
        String[] pair = change.split("=");

        var page = visitor.open(asking(type).with(pair[0], pair.length > 1 ? pair[1] : ""));

        assertThat(page.text("error-description")).isEqualTo(description);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "code token", "token id_token"})
    void an_installed_app_gets_no_token_in_the_url(String type) {
        var request = Visitor.request(DemoWorld.DESKTOP_TODAY, WEB, "response_type", type, "nonce", "n");

        assertThat(visitor.open(request).text("error-code")).isEqualTo("Error 400: invalid_request");
    }

    @Test
    void tokens_fit_beside_a_state_of_seven_thousand_characters() {
        String state = "s".repeat(7_000);

        var answer = answer(visitor.allow(asking("code token id_token").with("state", state), ADA));

        assertThat(answer.require("state")).isEqualTo(state);
        assertThat(answer.find("id_token")).isPresent();
    }

    @Test
    void saying_no_is_in_the_fragment_as_well() {
        var location = visitor.open(asking("token")).choose(ADA).press("deny").location();

        assertThat(location).isEqualTo(WEB + "#state=s&iss=" + google.url() + "&error=access_denied");
    }

    @Test
    void form_post_lets_the_browser_post_the_answer() {
        var page = visitor.allow(asking("code id_token").with("response_mode", "form_post"), ADA);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html())
                .contains(
                        "action=\"" + WEB + "\"",
                        "<input type=\"hidden\" name=\"state\" value=\"s\">",
                        "name=\"code\" value=\"4/0FAKE-",
                        "name=\"id_token\" value=\"ey");
        assertThat(page.header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .endsWith("form-action 'self' http://localhost:* http://127.0.0.1:*; script-src 'self'"));
        assertThat(page.header("Cache-Control")).contains("no-store");
    }

    @Test
    void in_2012_the_answer_was_state_and_code_alone() {
        try (var then = google(Profile.GOOGLE_2012)) {
            var location = new Visitor(then.url()).allow(asking("code"), ADA).location();

            assertThat(location).matches("http://localhost:8080/\\?state=s&code=4%2F0FAKE-[\\w-]+");
        }
    }

    private static Params asking(String type) {
        return request("response_type", type, "scope", "openid email", "state", "s", "nonce", "n-0S6");
    }

    private static Params answer(Visited visited) {
        return Params.parse(visited.location().split("[?#]", 2)[1]);
    }

    private static JsonNode claims(String jwt) {
        return Json.read(new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]), StandardCharsets.UTF_8))
                .orElseThrow();
    }

    private static String leftHalf(String token) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
    }
}
