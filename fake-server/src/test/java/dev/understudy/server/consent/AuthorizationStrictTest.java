package dev.understudy.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.testing.Worlds;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Params;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
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

    /** Each rule of the RFCs from which Google deviates, on both sides. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # what                            | client  | changes                                  | google                               | strict
        a client that is not known        | WEB     | client_id=nobody                         | 200 Error 401: invalid_client        | 401 Error 401: invalid_client
        a redirect URI not registered     | WEB     | redirect_uri=http://localhost:1/         | 200 Error 400: redirect_uri_mismatch | 400 Error 400: redirect_uri_mismatch
        no redirect URI                   | WEB     | redirect_uri=                            | 200 Error 400: invalid_request       | 400 Error 400: invalid_request
        a fragment in the redirect URI    | WEB     | redirect_uri=http://localhost:8080/%23x  | 200 Error 400: invalid_request       | 400 Error 400: invalid_request
        any path of loopback              | DESKTOP | redirect_uri=http://localhost:5000/cb    | asked                                | 400 Error 400: redirect_uri_mismatch
        any port of loopback              | DESKTOP | redirect_uri=http://localhost:5000       | asked                                | asked
        another name of loopback          | DESKTOP | redirect_uri=http://127.0.0.1:5000       | asked                                | 400 Error 400: redirect_uri_mismatch
        unencrypted outside the machine   | WEB     | redirect_uri=http://app.example.com/cb   | asked                                | 400 Error 400: invalid_request
        unencrypted on this machine       | WEB     | redirect_uri=http://localhost:8080/      | asked                                | asked
        a public client without PKCE      | DESKTOP | redirect_uri=http://localhost:5000&code_challenge=&code_challenge_method= | asked                                | invalid_request
        a plain challenge                 | WEB     | code_challenge_method=plain              | asked                                | invalid_request
        a challenge without its method    | WEB     | code_challenge_method=                   | asked                                | invalid_request
        an unknown challenge method       | WEB     | code_challenge_method=S512               | 200 Error 400: invalid_request       | invalid_request
        an unknown parameter              | WEB     | username=ada                             | 200 Error 400: invalid_request       | asked
        no response type                  | WEB     | response_type=                           | 200 Error 400: invalid_request       | invalid_request
        an unknown response type          | WEB     | response_type=foo                        | 200 Error 400: invalid_request       | unsupported_response_type
        a token in the URL                | WEB     | response_type=token                      | 200 Error 400: invalid_request       | unsupported_response_type
        a token in the URL without PKCE   | WEB     | response_type=token&code_challenge=&code_challenge_method= | asked              | unsupported_response_type
        no scope                          | WEB     | scope=                                   | 200 Error 400: invalid_request       | invalid_scope
        an unknown scope                  | WEB     | scope=foo                                | 200 Error 400: invalid_scope         | invalid_scope
        a request object                  | WEB     | request=e30.e30.                         | 200 Error 400: invalid_request       | request_not_supported
        a reference to one                | WEB     | request_uri=https://example.com/r        | 200 Error 400: invalid_request       | request_uri_not_supported
        no prompt and another             | WEB     | prompt=none login                        | 200 Error 400: invalid_request       | invalid_request
        no prompt and nobody              | WEB     | prompt=none                              | login_required                       | login_required
        a prompt of older times           | WEB     | immediate=true                           | immediate_failed                     | asked
        """)
    void google_deviates_and_strict_does_not(
            String what, String client, String changes, String usual, String strictly) {
        var request = Visitor.request(client.equals("WEB") ? DemoWorld.WEB : DemoWorld.DESKTOP, WEB)
                .with("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
                .with("code_challenge_method", "S256");
        for (String change : changes.split("&")) {
            request = request.with(change.split("=", 2)[0], change.split("=", 2)[1].replace("%23", "#"));
        }

        assertThat(outcome(google, request)).as(what + ", strict").isEqualTo(strictly);
        try (var usually = google(Profile.GOOGLE)) {
            assertThat(outcome(usually, request)).as(what + ", google").isEqualTo(usual);
        }
    }

    private static String outcome(FakeGoogle server, Params request) {
        server.records()
                .clients()
                .update(DemoWorld.WEB.id(), web -> web.withRedirectUris(List.of(WEB, "http://app.example.com/cb")));
        var visited = new Visitor(server.url()).open(request);
        if (visited.header("Location").isPresent()) {
            return Params.parse(visited.location().split("[?#]", 2)[1])
                    .find("error")
                    .orElse("");
        }
        return visited.has("account-0") ? "asked" : visited.status() + " " + visited.text("error-code");
    }

    @Test
    void the_answer_tells_the_code_and_who_gave_it_and_no_more() {
        var request = request("scope", "openid email", "state", "s");

        assertThat(visitor.allow(request, ADA).answer().values().keySet()).containsExactly("state", "iss", "code");
        try (var usually = google(Profile.GOOGLE)) {
            assertThat(new Visitor(usually.url())
                            .allow(request, ADA)
                            .answer()
                            .values()
                            .keySet())
                    .containsExactly("state", "iss", "code", "scope", "authuser", "prompt");
        }
    }

    @Test
    void googles_own_parameters_mean_nothing() {
        visitor.allow(request("scope", DRIVE), ADA);

        var code = visitor.code(request("scope", CALENDAR, "include_granted_scopes", "true"), ADA);
        var chooser = open("hd", "example.org", "prompt", "select_account");

        assertThat(google.records().codes().find(OpaqueTokens.key(code)))
                .hasValueSatisfying(record -> assertThat(record.scopes()).containsExactly(CALENDAR));
        assertThat(chooser.html()).contains(ADA);
    }

    @Test
    void success_and_error_both_tell_who_answers() {
        String issuer = google.url().toString();

        assertThat(visitor.allow(request(), ADA).answer().find("iss")).contains(issuer);
        assertThat(open("scope", "foo").answer().find("iss")).contains(issuer);
        assertThat(open("scope", CALENDAR).press("deny").answer().find("iss")).contains(issuer);
    }

    @Test
    void an_error_carries_no_code_and_a_success_no_error() {
        assertThat(open().choose(ADA).press("deny").answer().values()).doesNotContainKey("code");
        assertThat(visitor.allow(request(), ADA).answer().values()).doesNotContainKey("error");
    }

    @Test
    void parameters_and_response_types_may_come_in_any_order() {
        var backwards = new ArrayList<>(request("response_type", "id_token code", "scope", "email openid", "nonce", "n")
                .values()
                .entrySet());
        Collections.reverse(backwards);
        var values = new LinkedHashMap<String, List<String>>();
        backwards.forEach(entry -> values.put(entry.getKey(), entry.getValue()));

        assertThat(visitor.allow(new Params(values), ADA).location()).contains("#iss=", "&code=", "&id_token=");
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, '', invalid_request",
        "response_type, foo, unsupported_response_type",
        "scope, foo, invalid_scope",
        "scope, '', invalid_scope",
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
    void who_may_not_use_the_app_is_told_so_on_a_page() {
        Worlds.put(google.records(), Worlds.internal(DemoWorld.DOMAIN));

        var page = open("login_hint", ADA);

        assertThat(page.text("error-code")).isEqualTo("Error 403: org_internal");
    }
}
