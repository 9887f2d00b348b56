package dev.understudy.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.token.OpaqueTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Web pages that ask in a popup window and get the answer as a message. */
class JavascriptOriginTest extends ConsentFixture {

    private static final String RELAY = "storagerelay://http/localhost:8080?id=auth123";

    @Test
    void a_registered_origin_gets_the_answer_as_a_message() {
        var page = visitor.allow(Visitor.request(DemoWorld.WEB, RELAY, "response_type", "token", "state", "s"), ADA);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html())
                .contains("data-origin=\"http://localhost:8080\" data-id=\"auth123\"")
                .contains("name=\"state\" value=\"s\"", "name=\"access_token\" value=\"ya29.a0FAKE-");
        assertThat(page.header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).endsWith("form-action 'self'; script-src 'self'"));
        assertThat(page.header("Cache-Control")).contains("no-store");
    }

    @Test
    void saying_no_is_a_message_too() {
        var page =
                visitor.open(Visitor.request(DemoWorld.WEB, RELAY)).choose(ADA).press("deny");

        assertThat(page.html()).contains("name=\"error\" value=\"access_denied\"");
    }

    @Test
    void a_code_of_a_message_is_exchanged_with_postmessage() {
        var page = visitor.allow(Visitor.request(DemoWorld.WEB, RELAY), ADA);

        String code = page.html().split("name=\"code\" value=\"")[1].split("\"")[0];

        assertThat(google.records().codes().find(OpaqueTokens.key(code)))
                .hasValueSatisfying(record -> assertThat(record.redirectUri()).isEqualTo("postmessage"));
    }

    @Test
    void another_origin_is_refused_under_the_code_of_redirect_uris() {
        var page = visitor.open(Visitor.request(DemoWorld.WEB, "storagerelay://https/evil.example?id=auth1"));

        assertThat(page.text("error-code")).isEqualTo("Error 400: redirect_uri_mismatch");
        assertThat(page.text("error-description"))
                .endsWith("register the JavaScript origin in the Google Cloud Console.");
        assertThat(page.text("request-details")).contains("origin=https://evil.example");
        assertThat(google.records().codes().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GOOGLE_2012, Error: origin_mismatch", "GOOGLE_2020, Error 400: origin_mismatch"})
    void it_once_had_a_code_of_its_own(Profile profile, String code) {
        try (var then = google(profile)) {
            var page = new Visitor(then.url())
                    .open(Visitor.request(DemoWorld.WEB, "storagerelay://https/evil.example?id=auth1"));

            assertThat(page.text("error-code")).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "storagerelay://http/localhost:8081?id=a",
                "storagerelay://https/localhost:8080?id=a",
                "storagerelay://http/localhost:8080@evil.example?id=a",
                "storagerelay://http/localhost:8080/x?id=a",
                "storagerelay://http/localhost:8080",
                "storagerelay://http/localhost:8080?id=a#x",
                "storagerelay://http/localhost:8080?id=<script>",
                "storagerelay://http/LOCALHOST:8080?id=a",
                "storagerelay://javascript/localhost:8080?id=a"
            })
    void an_origin_is_compared_character_by_character(String uri) {
        assertThat(visitor.open(Visitor.request(DemoWorld.WEB, uri)).text("error-code"))
                .startsWith("Error 400: ");
    }

    @Test
    void an_installed_app_has_no_origin() {
        assertThat(visitor.open(Visitor.request(DemoWorld.DESKTOP, RELAY)).text("error-code"))
                .isEqualTo("Error 400: redirect_uri_mismatch");
    }
}
