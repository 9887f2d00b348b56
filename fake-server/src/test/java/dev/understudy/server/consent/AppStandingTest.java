package dev.understudy.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Status;
import dev.understudy.server.store.Records;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.testing.Worlds;
import dev.understudy.server.wire.Params;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Apps that are not verified, being tested, internal, forbidden, disabled or deleted. */
class AppStandingTest extends ConsentFixture {

    @Test
    void an_unverified_app_that_wants_sensitive_data_is_warned_of() {
        Worlds.put(google.records(), Worlds.UNVERIFIED);

        var warning = choose(ADA);

        assertThat(warning.url().getPath()).isEqualTo("/signin/oauth/warning");
        assertThat(warning.title()).isEqualTo("Google hasn't verified this app");
        assertThat(warning.text("warning"))
                .isEqualTo("The app is requesting access to sensitive info in your Google Account. Until the developer"
                        + " (developer@example.com) verifies this app with Google, you shouldn't use it.");
        assertThat(warning.text("continue")).isEqualTo("Go to Understudy Demo (unsafe)");
        assertThat(warning.press("continue").press("allow").answer().find("code"))
                .isPresent();
    }

    @Test
    void back_to_safety_tells_the_client_no() {
        Worlds.put(google.records(), Worlds.UNVERIFIED);

        assertThat(choose(ADA).press("back").answer().require("error")).isEqualTo("access_denied");
    }

    @Test
    void a_warning_cannot_be_passed_by_typing_the_next_url() {
        Worlds.put(google.records(), Worlds.UNVERIFIED);
        var warning = choose(ADA);

        var jumped = visitor.open("/signin/oauth/consent?" + warning.url().getRawQuery());

        assertThat(jumped.url().getPath()).isEqualTo("/signin/oauth/warning");
    }

    @Test
    void nobody_is_warned_of_a_mere_sign_in() {
        Worlds.put(google.records(), Worlds.UNVERIFIED);

        var question = open("scope", "openid email").choose(ADA);

        assertThat(question.has("allow")).isTrue();
    }

    @Test
    void what_was_granted_brings_no_second_warning() {
        Worlds.put(google.records(), Worlds.UNVERIFIED);
        choose(ADA).press("continue").press("allow");

        assertThat(open().answer().find("code")).isPresent();
    }

    @Test
    void a_test_user_is_told_that_the_app_is_being_tested() {
        Worlds.put(google.records(), Worlds.testing("Ada@example.com"));

        var warning = choose(ADA);

        assertThat(warning.text("warning")).startsWith("You've been given access to an app that's currently being");
        assertThat(warning.press("continue").has("allow")).isTrue();
    }

    @Test
    void who_is_no_test_user_is_refused_in_googles_words() {
        Worlds.put(google.records(), Worlds.testing(ADA));

        var page = open("access_type", "offline", "state", "s").choose(GRACE);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text("error-heading"))
                .isEqualTo("Access blocked: Understudy Demo has not completed the Google verification process");
        assertThat(page.text("error-code")).isEqualTo("Error 403: access_denied");
        assertThat(page.text("error-explanation"))
                .isEqualTo("Understudy Demo has not completed the Google verification process. The app is currently"
                        + " being tested, and can only be accessed by developer-approved testers. If you think you"
                        + " should have access, contact the developer.");
        assertThat(page.text("request-details"))
                .contains("access_type=offline", "state=s", "client_id=" + DemoWorld.WEB.id());
        assertThat(google.lab().exchanges(each -> each.fact("why").isPresent()))
                .last()
                .satisfies(exchange -> assertThat(exchange.fact("why"))
                        .contains("The app's publishing status is Testing, and " + GRACE
                                + " is not one of its test users."));
    }

    @Test
    void an_authorization_in_testing_is_over_after_seven_days() {
        Worlds.put(google.records(), Worlds.testing(ADA));
        choose(ADA).press("continue").press("allow");

        google.lab().advanceClock(DemoWorld.PROJECT, Duration.ofDays(6));
        assertThat(open().answer().find("code")).isPresent();
        google.lab().advanceClock(DemoWorld.PROJECT, Duration.ofDays(2));

        assertThat(open().has("warning")).isTrue();
    }

    @Test
    void an_unverified_app_is_blocked_for_one_user_more_than_its_cap() {
        Worlds.put(google.records(), Worlds.UNVERIFIED.withUserCap(1));
        choose(ADA).press("continue").press("allow");

        var blocked = open("prompt", "select_account").choose(GRACE);

        assertThat(blocked.url().getPath()).isEqualTo("/signin/oauth/warning");
        assertThat(blocked.title()).isEqualTo("This app is blocked");
        assertThat(blocked.text("warning"))
                .isEqualTo("This app tried to access sensitive info in your Google Account. To keep your account safe,"
                        + " Google blocked this access.");
        assertThat(blocked.has("continue")).isFalse();
        assertThat(new Visitor(google.url())
                        .open(request("scope", "email"))
                        .choose(GRACE)
                        .has("allow"))
                .isTrue();
        assertThat(open("scope", CALENDAR, "login_hint", ADA).has("continue")).isTrue();
        Worlds.put(google.records(), Worlds.testing(ADA, GRACE).withUserCap(1));
        assertThat(open("login_hint", GRACE).has("continue")).isTrue();
    }

    @Test
    void who_ever_allowed_an_unverified_app_counts_for_good() {
        Worlds.put(google.records(), Worlds.UNVERIFIED.withUserCap(1));
        choose(ADA).press("continue").press("allow");
        google.records().grants().take(Records.grantKey(DemoWorld.ADA.sub(), DemoWorld.PROJECT));

        assertThat(open("prompt", "select_account").choose(GRACE).title()).isEqualTo("This app is blocked");
        assertThat(open("login_hint", ADA).has("continue")).isTrue();
    }

    @Test
    void nobody_gets_past_the_block() {
        Worlds.put(google.records(), Worlds.UNVERIFIED.withUserCap(1));
        choose(ADA).press("continue").press("allow");
        var blocked = open("prompt", "select_account").choose(GRACE);
        String query = blocked.url().getRawQuery();

        var consent = visitor.open("/signin/oauth/consent?" + query);
        var allowed = visitor.post("/signin/oauth/warning", Params.parse(query).with("decision", "allow"));

        assertThat(consent.title()).isEqualTo("This app is blocked");
        assertThat(allowed.answer().require("error")).isEqualTo("access_denied");
    }

    @Test
    void what_the_developer_has_not_declared_brings_the_warning_or_the_block() {
        var verified = DemoWorld.scenario().projects().get(0).consentScreen();
        Worlds.put(google.records(), verified.withScopes(Set.of(CALENDAR)));

        assertThat(choose(ADA).title()).isEqualTo("Google hasn't verified this app");
        assertThat(open("scope", CALENDAR).has("allow")).isTrue();

        Worlds.put(google.records(), Worlds.UNVERIFIED.withScopes(Set.of(CALENDAR)));
        assertThat(open().title()).isEqualTo("This app is blocked");
        assertThat(open("scope", CALENDAR).title()).isEqualTo("Google hasn't verified this app");
    }

    @ParameterizedTest
    @CsvSource({"ada@example.com, false", "grace@example.org, true"})
    void some_scopes_only_a_company_can_grant(String email, boolean grantable) {
        var page = open("scope", "email https://www.googleapis.com/auth/cloud-identity.devices")
                .choose(email);

        assertThat(page.has("allow")).isEqualTo(grantable);
    }

    @ParameterizedTest
    @CsvSource({"ada@example.com, false", "grace@example.org, true"})
    void an_internal_app_is_for_its_organization(String email, boolean admitted) {
        Worlds.put(google.records(), Worlds.internal(DemoWorld.DOMAIN));

        var page = choose(email);

        assertThat(page.has("allow")).isEqualTo(admitted);
        if (!admitted) {
            assertThat(page.text("error-heading")).isEqualTo("Authorization Error");
            assertThat(page.text("error-code")).isEqualTo("Error 403: org_internal");
            assertThat(page.text("error-description"))
                    .isEqualTo("This client is restricted to users within its organization.");
        }
    }

    @Test
    void without_a_page_the_client_hears_of_it_as_access_denied() {
        choose(ADA).press("allow");
        Worlds.put(google.records(), Worlds.internal(DemoWorld.DOMAIN));

        var answer = open("prompt", "none").answer();

        assertThat(answer.require("error")).isEqualTo("access_denied");
    }

    @Test
    void an_administrator_can_forbid_an_app() {
        forbid(AccessPolicy.Kind.ADMINISTRATOR, DemoWorld.DOMAIN, Set.of());

        var page = choose(GRACE);

        assertThat(page.text("error-code")).isEqualTo("Error 400: admin_policy_enforced");
        assertThat(page.text("error-description"))
                .isEqualTo("Access to your account data is restricted by policies within your organization. Please"
                        + " contact the administrator of your organization for more information.");
        assertThat(new Visitor(google.url()).open(request()).choose(ADA).has("allow"))
                .isTrue();
    }

    @Test
    void an_administrator_can_trust_an_app() {
        forbid(AccessPolicy.Kind.ADMINISTRATOR, DemoWorld.DOMAIN, Set.of(DemoWorld.WEB.id()));

        assertThat(choose(GRACE).has("allow")).isTrue();
    }

    @Test
    void advanced_protection_keeps_apps_away_from_sensitive_data() {
        forbid(AccessPolicy.Kind.ADVANCED_PROTECTION, ADA, Set.of());

        assertThat(choose(ADA).text("error-heading"))
                .isEqualTo("Access blocked: Understudy Demo is not approved by Advanced Protection");
        assertThat(open("scope", "email", "login_hint", ADA).has("allow")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DELETED, Error 401: deleted_client, The OAuth client was deleted.",
        "DISABLED, Error 401: disabled_client, The OAuth client was disabled."
    })
    void a_client_that_is_gone_is_refused(Status status, String code, String description) {
        var question = choose(ADA);
        change(DemoWorld.WEB, client -> client.withStatus(status));

        var page = open();

        assertThat(page.text("error-code")).isEqualTo(code);
        assertThat(page.text("error-description")).isEqualTo(description);
        assertThat(question.press("allow").text("error-code")).isEqualTo(code);
        assertThat(google.records().codes().all()).isEmpty();
    }

    @Test
    void a_web_view_is_refused() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(
                        google.url() + "/o/oauth2/v2/auth?" + request().encode()))
                .header("User-Agent", "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36")
                .build();

        var page = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build()
                .send(request, BodyHandlers.ofString());

        assertThat(page.body())
                .contains(
                        "Error 403: disallowed_useragent",
                        "comply with Google's secure browsers policy. Learn more about this error");
    }

    private void forbid(AccessPolicy.Kind kind, String appliesTo, Set<String> trusted) {
        google.records().accessPolicies().put(appliesTo, new AccessPolicy(appliesTo, kind, trusted));
    }

    private Visited choose(String email) {
        return open().choose(email);
    }
}
