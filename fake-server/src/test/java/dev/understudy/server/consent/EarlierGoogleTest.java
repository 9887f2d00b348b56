package dev.understudy.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.testing.Worlds;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Google between 2018 and 2021. */
class EarlierGoogleTest extends ConsentFixture {

    @Override
    Profile profile() {
        return Profile.GOOGLE_2020;
    }

    @Test
    void an_error_is_headed_authorization_error() {
        var page = visitor.open(Visitor.request(DemoWorld.WEB, "http://localhost:58903/"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.url().getPath()).isEqualTo("/signin/oauth/error");
        assertThat(page.text("error-heading")).isEqualTo("Authorization Error");
        assertThat(page.text("error-code")).isEqualTo("Error 400: redirect_uri_mismatch");
        assertThat(page.text("error-description"))
                .isEqualTo(
                        "The redirect URI in the request, http://localhost:58903/, does not match the ones authorized"
                                + " for the OAuth client. To update the authorized redirect URIs, visit:"
                                + " https://console.developers.google.com/apis/credentials/oauthclient/${your_client_id}"
                                + "?project=${your_project_number}");
    }

    @Test
    void who_is_no_test_user_is_told_so_in_other_words() {
        Worlds.put(google.records(), Worlds.testing(ADA));

        assertThat(open().choose(GRACE).text("error-description"))
                .isEqualTo(
                        "The developer hasn't given you access to this app. It's currently being tested and it hasn't"
                                + " been verified by Google. If you think you should have access, contact the developer");
    }

    @Test
    void an_administrator_is_named_by_the_domain() {
        var policy = new AccessPolicy(DemoWorld.DOMAIN, AccessPolicy.Kind.ADMINISTRATOR, Set.of());
        google.records().accessPolicies().put(DemoWorld.DOMAIN, policy);

        assertThat(open().choose(GRACE).text("error-description"))
                .isEqualTo("Access to your account data is restricted by policies within your organization. Please"
                        + " contact the administrator for example.org for more information.");
    }

    @Test
    void the_warning_says_that_the_app_is_not_verified() {
        Worlds.put(google.records(), Worlds.UNVERIFIED);

        var warning = open().choose(ADA);

        assertThat(warning.title()).isEqualTo("This app isn't verified");
        assertThat(warning.text("continue")).isEqualTo("Go to Understudy Demo (unsafe)");
    }

    @Test
    void the_answer_is_encoded_as_in_a_form_and_does_not_say_who_answers() {
        var request = request("scope", "openid email " + CALENDAR, "state", "a b");

        assertThat(visitor.allow(request, GRACE).location())
                .matches(
                        "http://localhost:8080/\\?state=a\\+b&code=4%2F0FAKE-[\\w-]+&scope=email\\+openid\\+https%3A%2F%2F"
                                + "[^&]*&authuser=0&hd=example.org&prompt=consent");
    }

    @Test
    void out_of_band_works_for_every_desktop_client_and_the_title_tells_no_scope() {
        var page = visitor.allow(Visitor.request(DemoWorld.DESKTOP_TODAY, "urn:ietf:wg:oauth:2.0:oob"), ADA);

        assertThat(page.title()).matches("Success code=4/0FAKE-[\\w-]+");
    }
}
