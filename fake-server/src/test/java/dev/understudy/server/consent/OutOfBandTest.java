package dev.understudy.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.OobMode;
import dev.understudy.server.model.Profile;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.token.OpaqueTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutOfBandTest extends ConsentFixture {

    private static final String OOB = "urn:ietf:wg:oauth:2.0:oob";
    private static final String AUTO = "urn:ietf:wg:oauth:2.0:oob:auto";

    @ParameterizedTest
    @ValueSource(strings = {OOB, "oob"})
    void the_code_is_in_the_title_and_in_a_field_to_copy(String redirectUri) {
        var page = visitor.allow(Visitor.request(DemoWorld.DESKTOP, redirectUri), ADA);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.url().getPath()).isEqualTo("/o/oauth2/approval/v2/approvalnativeapp");
        assertThat(page.title()).matches("Success code=4/0FAKE-[\\w-]+");
        String code = page.title().substring("Success code=".length());
        assertThat(page.html())
                .contains(
                        "Please copy this code, switch to your application and paste it there:",
                        "<input id=\"code\" type=\"text\" readonly=\"readonly\" value=\"" + code + "\"");
        assertThat(google.records().codes().find(OpaqueTokens.key(code)))
                .hasValueSatisfying(record -> assertThat(record.redirectUri()).isEqualTo(redirectUri));
    }

    @Test
    void with_state_the_title_repeats_it() {
        var page = visitor.allow(Visitor.request(DemoWorld.DESKTOP, OOB, "state", "a b&c</title>"), ADA);

        assertThat(page.title()).matches("Success code=4/0FAKE-[\\w-]+&state=a%20b%26c%3C/title%3E");
    }

    @Test
    void oob_auto_shows_no_code_and_asks_to_close_the_window() {
        var page = visitor.allow(Visitor.request(DemoWorld.DESKTOP, AUTO, "state", "s"), ADA);

        assertThat(page.title()).matches("Success code=4/0FAKE-[\\w-]+&state=s");
        assertThat(page.text("instruction")).isEqualTo("Please close this window.");
        assertThat(page.has("code")).isFalse();
        assertThat(page.html().substring(page.html().indexOf("</title>"))).doesNotContain("4/0FAKE");
    }

    @Test
    void saying_no_is_in_the_title_too() {
        var page = visitor.open(Visitor.request(DemoWorld.DESKTOP, OOB, "state", "qwerty"))
                .choose(ADA)
                .press("deny");

        assertThat(page.title()).isEqualTo("Denied error=access_denied&state=qwerty");
    }

    @Test
    void a_silent_failure_is_in_the_title_as_well() {
        var page = visitor.open(Visitor.request(DemoWorld.DESKTOP, AUTO, "immediate", "true"));

        assertThat(page.title()).isEqualTo("Denied error_subtype=access_denied&error=immediate_failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {OOB, AUTO, "oob"})
    void today_it_is_blocked_in_googles_words(String redirectUri) {
        var page = visitor.open(Visitor.request(DemoWorld.DESKTOP_TODAY, redirectUri));

        assertThat(page.text("error-heading")).isEqualTo("Access blocked: Understudy Demo's request is invalid");
        assertThat(page.text("error-code")).isEqualTo("Error 400: invalid_request");
        assertThat(page.text("error-description"))
                .isEqualTo("The out-of-band (OOB) flow has been blocked in order to keep users secure. Follow the"
                        + " Out-of-Band (OOB) flow migration guide linked in the developer docs below to migrate your"
                        + " app to an alternative method.");
        assertThat(page.text("request-details")).contains("redirect_uri=" + redirectUri, "flowName=GeneralOAuthFlow");
        assertThat(page.html())
                .contains("href=\"https://developers.google.com/identity/protocols/oauth2/resources/oob-migration\"");
    }

    @Test
    void in_2012_it_works_for_every_desktop_client() {
        try (var then = google(Profile.GOOGLE_2012)) {
            var page = new Visitor(then.url()).allow(Visitor.request(DemoWorld.DESKTOP_TODAY, OOB), ADA);

            assertThat(page.title()).startsWith("Success code=4/0FAKE-");
        }
    }

    @Test
    void while_it_was_being_blocked_a_warning_came_first() {
        put(OobMode.WARNED);

        var warning = visitor.open(Visitor.request(DemoWorld.DESKTOP, OOB)).choose(ADA);
        assertThat(warning.url().getPath()).isEqualTo("/signin/oauth/warning");
        var page = warning.press("continue").press("allow");

        assertThat(page.title()).startsWith("Success code=");
    }

    @Test
    void back_to_safety_is_access_denied() {
        put(OobMode.WARNED);

        var page = visitor.open(Visitor.request(DemoWorld.DESKTOP, OOB))
                .choose(ADA)
                .press("back");

        assertThat(page.title()).isEqualTo("Denied error=access_denied");
    }

    @Test
    void a_web_client_has_no_out_of_band_flow() {
        var page = visitor.open(Visitor.request(DemoWorld.WEB, OOB));

        assertThat(page.text("error-code")).isEqualTo("Error 400: redirect_uri_mismatch");
    }

    @Test
    void nobody_can_have_his_own_code_shown_to_another() {
        var mine = new Visitor(google.url());
        var page = mine.allow(Visitor.request(DemoWorld.DESKTOP, OOB), DemoWorld.MALLORY.email());
        visitor.allow(Visitor.request(DemoWorld.DESKTOP, OOB), ADA);

        var shown = visitor.open(page.url().getRawPath() + "?" + page.url().getRawQuery());

        assertThat(shown.status()).isEqualTo(400);
        assertThat(shown.html()).doesNotContain("4/0FAKE");
    }

    @Test
    void the_older_address_shows_the_same_page() {
        var page = visitor.allow(Visitor.request(DemoWorld.DESKTOP, OOB), ADA);

        var older = visitor.open("/o/oauth2/approval?" + page.url().getRawQuery());

        assertThat(older.title()).isEqualTo(page.title()).startsWith("Success code=");
    }

    @Test
    void the_title_takes_no_words_from_elsewhere() {
        var page = visitor.open(Approval.PATH + "?auto=false&response=error%3DYou%20won");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.title()).doesNotContain("won");
    }

    private void put(OobMode mode) {
        change(DemoWorld.DESKTOP, client -> client.withOob(mode));
    }
}
