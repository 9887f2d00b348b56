package dev.understudy.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.testing.Visitor;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationErrorTest {

    private static final String WEB = "http://localhost:8080/oauth2callback";

    @AutoClose
    private static FakeGoogle google;

    @BeforeAll
    static void start() {
        google = FakeGoogle.start(DemoWorld.scenario(), Settings.EMBEDDED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        client_id     | -        | Error 400: invalid_request       | Missing required parameter: client_id
        client_id     | nobody   | Error 401: invalid_client        | The OAuth client was not found.
        redirect_uri  | -        | Error 400: invalid_request       | Missing required parameter: redirect_uri
        redirect_uri  | foo      | Error 400: invalid_request       | Invalid parameter value for redirect_uri: Missing scheme: foo
        redirect_uri  | http://localhost:8080/#/auth | Error 400: invalid_request | Invalid parameter value for redirect_uri: Fragment not allowed: http://localhost:8080/#/auth
        redirect_uri  | http://0.0.0.0:8080/cb | Error 400: invalid_request | Invalid parameter value for redirect_uri: Raw IP addresses not allowed: http://0.0.0.0:8080/cb
        redirect_uri  | http://192.168.1.10:3000/cb | Error 400: invalid_request | device_id and device_name are required for private IP: http://192.168.1.10:3000/cb
        redirect_uri  | http://intranet/cb | Error 400: invalid_request | Invalid parameter value for redirect_uri: Non-public domains not allowed: http://intranet/cb
        response_type | -        | Error 400: invalid_request       | Required parameter is missing: response_type
        response_type | foo      | Error 400: invalid_request       | Invalid response_type: foo
        scope         | -        | Error 400: invalid_request       | Missing required parameter: scope
        scope         | foo      | Error 400: invalid_scope         | Some requested scopes were invalid. {invalid=[foo]}
        scope         | email profile user.birthday.read | Error 400: invalid_scope | Some requested scopes were invalid. {valid=[https://www.googleapis.com/auth/userinfo.email, https://www.googleapis.com/auth/userinfo.profile], invalid=[user.birthday.read]}
        code_challenge_method | S512 | Error 400: invalid_request   | Invalid code_challenge_method: S512
        code_challenge | short   | Error 400: invalid_request       | Invalid code_challenge: short
        prompt        | none consent | Error 400: invalid_request   | Invalid parameter value for prompt: Invalid prompt: none consent
        username      | ada      | Error 400: invalid_request       | Parameter not allowed for this message type: username
        action        | x        | Error 400: invalid_request       | Parameter not allowed for this message type: action
        request       | e30.e30. | Error 400: invalid_request       | Parameter not allowed for this message type: request
        response_mode | pigeon   | Error 400: invalid_request       | Invalid parameter value for response_mode: Invalid response_mode: pigeon
        include_granted_scopes | maybe | Error 400: invalid_request | Invalid parameter value for include_granted_scopes: Invalid boolean value: maybe
        redirect_uri  | javascript:alert(1) | Error 400: invalid_request | Invalid parameter value for redirect_uri: Invalid scheme: javascript:alert(1)
        access_type   | maybe    | Error 400: invalid_request       | Invalid parameter value for access_type: Invalid access_type: maybe
        """)
    void a_mistake_is_shown_to_the_user_in_googles_words(String name, String value, String code, String description) {
        var request = Visitor.request(DemoWorld.WEB, WEB, name, value == null ? "" : value);

        var page = new Visitor(google.url()).open(request);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.url().getPath()).isEqualTo("/signin/oauth/error/v2");
        assertThat(page.text("error-code")).isEqualTo(code);
        assertThat(page.text("error-description")).isEqualTo(description);
        assertThat(google.records().codes().all()).isEmpty();
    }

    @Test
    void a_redirect_uri_that_is_not_registered_is_told_in_full() {
        var page = new Visitor(google.url()).open(Visitor.request(DemoWorld.WEB, "http://localhost:58903/"));

        assertThat(page.text("error-heading")).isEqualTo("Access blocked: Understudy Demo's request is invalid");
        assertThat(page.text("error-explanation"))
                .isEqualTo("You can't sign in because Understudy Demo sent an invalid request. You can try again later,"
                        + " or contact the developer about this issue. Learn more about this error");
        assertThat(page.text("error-code")).isEqualTo("Error 400: redirect_uri_mismatch");
        assertThat(page.html()).contains("If you are a developer of Understudy Demo, see error details.");
        assertThat(page.text("error-description"))
                .isEqualTo("You can't sign in to this app because it doesn't comply with Google's OAuth 2.0 policy.\n\n"
                        + "If you're the app developer, register the redirect URI in the Google Cloud Console.");
        assertThat(page.text("request-details"))
                .contains("redirect_uri=http://localhost:58903/", "flowName=GeneralOAuthFlow");
        assertThat(page.url().getRawQuery()).startsWith("authError=ChVyZWRpcmVjdF91cmlfbWlzbWF0Y2gS");
    }

    @Test
    void the_journal_says_why() {
        new Visitor(google.url()).open(Visitor.request(DemoWorld.WEB, "http://localhost:58904/"));

        var exchange =
                google.lab().exchanges(each -> each.fact("why").orElse("").contains("58904"));

        assertThat(exchange).hasSize(1);
        assertThat(exchange.get(0).endpoint()).isEqualTo("authorize");
        assertThat(exchange.get(0).fact("why"))
                .contains("http://localhost:58904/ is not registered for this client; only Desktop clients may choose"
                        + " any port.");
        assertThat(exchange.get(0).fact("client")).contains(DemoWorld.WEB.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"redirect_uri", "scope", "response_type", "prompt", "client_id"})
    void a_mistake_of_seven_thousand_characters_is_shown_shortened(String name) {
        var page = new Visitor(google.url()).open(Visitor.request(DemoWorld.WEB, WEB, name, "x".repeat(7_000)));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text("error-code")).startsWith("Error 40");
    }

    @Test
    void a_parameter_sent_twice_is_refused() {
        var page = new Visitor(google.url())
                .open("/o/oauth2/v2/auth?" + Visitor.request(DemoWorld.WEB, WEB).encode() + "&scope=email");

        assertThat(page.text("error-description")).isEqualTo("OAuth 2 parameters can only have a single value: scope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "display=popup",
                "hd=example.org",
                "hl=de",
                "openid.realm=https://example.com",
                "enable_granular_consent=false",
                "claims=%7B%7D",
                "user_id=ada@example.com",
                "username="
            })
    void what_real_clients_send_is_tolerated(String parameter) {
        var page = new Visitor(google.url())
                .open("/o/oauth2/auth?" + Visitor.request(DemoWorld.WEB, WEB).encode() + "&" + parameter);

        assertThat(page.has("account-0")).isTrue();
    }

    @Test
    void until_2018_the_endpoint_showed_its_errors_itself() {
        try (var then = FakeGoogle.start(DemoWorld.scenario(), Settings.EMBEDDED.withProfile(Profile.GOOGLE_2012))) {
            var visitor = new Visitor(then.url());
            var page = visitor.open(Visitor.request(DemoWorld.WEB, "http://localhost:1/", "state", "s"));
            var unknown = visitor.open(Visitor.request(DemoWorld.WEB, WEB, "client_id", "nobody"));

            assertThat(page.status()).isEqualTo(400);
            assertThat(page.title()).isEqualTo("Error 400 (OAuth2 Error)!!1");
            assertThat(page.text("error-code")).isEqualTo("Error: redirect_uri_mismatch");
            assertThat(page.text("error-description"))
                    .isEqualTo("The redirect URI in the request: http://localhost:1/ did not match a registered"
                            + " redirect URI");
            assertThat(page.text("request-details")).contains("redirect_uri=http://localhost:1/", "state=s");
            assertThat(unknown.status()).isEqualTo(401);
        }
    }

    @Test
    void in_2012_older_names_of_scopes_were_told_with_what_they_stand_for() {
        String feeds = "https://docs.google.com/feeds/";
        try (var then = FakeGoogle.start(DemoWorld.scenario(), Settings.EMBEDDED.withProfile(Profile.GOOGLE_2012))) {
            var page = new Visitor(then.url()).open(Visitor.request(DemoWorld.WEB, WEB, "scope", feeds + " foo"));

            assertThat(page.text("error-description"))
                    .isEqualTo("Some requested scopes were invalid. {valid=[" + feeds
                            + "], invalid=[foo], noncanonical=[" + feeds + "(https://www.googleapis.com/auth/docs)]}");
        }
    }

    @Test
    void both_kinds_of_prompt_conflict() {
        var page = new Visitor(google.url())
                .open(Visitor.request(DemoWorld.WEB, WEB, "prompt", "consent", "approval_prompt", "force"));

        assertThat(page.text("error-description")).isEqualTo("Conflict params: approval_prompt and prompt");
    }

    @Test
    void the_client_is_looked_at_before_its_redirect_uri() {
        var page = new Visitor(google.url())
                .open(Visitor.request(DemoWorld.WEB, "http://evil.example/", "client_id", "nobody", "scope", "foo"));

        assertThat(page.text("error-code")).isEqualTo("Error 401: invalid_client");
    }
}
