package dev.understudy.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Params;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest extends ConsentFixture {

    @Test
    void every_account_of_the_world_can_be_chosen() {
        var chooser = open();

        assertThat(chooser.url().getPath()).isEqualTo("/v3/signin/accountchooser");
        assertThat(chooser.url().getQuery()).endsWith("&flowName=GeneralOAuthFlow");
        assertThat(chooser.title()).isEqualTo("Choose an account");
        assertThat(chooser.html())
                .contains(
                        "id=\"account-0\" name=\"account\" value=\"" + ADA + "\" data-identifier=\"" + ADA + "\"",
                        "id=\"account-3\"",
                        "Use another account");
    }

    @Test
    void an_address_can_be_typed() {
        var identifier = open().press("other-account");

        assertThat(identifier.url().getPath()).isEqualTo("/v3/signin/identifier");
        var unknown = identifier.press("next", Params.of("identifier", "nobody@example.com"));
        assertThat(unknown.text("problem")).isEqualTo("Couldn't find your Google Account");
        assertThat(identifier.press("next", Params.of("identifier", "")).text("problem"))
                .isEqualTo("Enter an email or phone number");
        var question = identifier.press("next", Params.of("identifier", " Grace@Example.org "));
        assertThat(question.html()).contains(GRACE);
    }

    @Test
    void who_is_signed_in_is_not_asked_again() {
        visitor.allow(request(), ADA);

        var next = open("scope", CALENDAR);

        assertThat(next.url().getPath()).isEqualTo("/signin/oauth/consent");
        assertThat(next.url().getQuery()).endsWith("&authuser=0");
        assertThat(next.html()).contains(ADA);
    }

    @Test
    void another_account_can_be_chosen_from_the_question() {
        var question = open().choose(ADA);

        var other = question.press("account").choose(GRACE);

        assertThat(other.has("allow")).isTrue();
        assertThat(other.html()).contains(GRACE);
    }

    @Test
    void who_is_signed_in_stands_first_and_the_others_are_signed_out() {
        visitor.allow(request(), GRACE);

        var chooser = open("prompt", "select_account");

        assertThat(chooser.html()).contains("id=\"account-0\" name=\"account\" value=\"" + GRACE);
        assertThat(chooser.html().split("Signed out", -1)).hasSize(4);
    }

    @Test
    void everybody_can_sign_out() {
        visitor.allow(request("scope", "email"), ADA);

        var chooser = open("scope", "email", "prompt", "select_account").press("sign-out");

        assertThat(chooser.title()).isEqualTo("Choose an account");
        assertThat(chooser.has("sign-out")).isFalse();
        assertThat(open("prompt", "none", "scope", "email").answer().require("error"))
                .isEqualTo("login_required");
    }

    @Test
    void signing_out_without_a_request_says_so_and_leads_nowhere() {
        visitor.allow(request(), ADA);

        var page = visitor.open("/Logout?continue=https://evil.example/");

        assertThat(page.text("notice")).isEqualTo("All accounts are signed out of this browser.");
        assertThat(page.html()).doesNotContain("evil");
        assertThat(google.records().sessions().all())
                .allSatisfy(session -> assertThat(session.accounts()).isEmpty());
    }

    @Test
    void whoever_signs_out_is_no_longer_asked() {
        var question = open().choose(ADA);

        visitor.open("/Logout?" + question.url().getRawQuery());

        assertThat(question.press("allow").has("account-0")).isTrue();
        assertThat(google.records().codes().all()).isEmpty();
    }

    @Test
    void select_account_asks_again() {
        visitor.allow(request(), ADA);

        var chooser = open("prompt", "select_account");

        assertThat(chooser.has("account-0")).isTrue();
    }

    @Test
    void of_several_signed_in_one_must_be_chosen() {
        visitor.allow(request(), ADA);
        visitor.allow(request("prompt", "select_account"), GRACE);

        assertThat(open().has("account-0")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"grace@example.org", "GRACE@example.org", "999000000000000000003"})
    void a_hint_chooses_the_account(String hint) {
        var question = open("login_hint", hint);

        assertThat(question.has("allow")).isTrue();
        assertThat(question.html()).contains(GRACE);
    }

    @Test
    void a_hint_at_nobody_is_filled_in() {
        var identifier = open("login_hint", "nobody@example.com");

        assertThat(identifier.url().getPath()).isEqualTo("/v3/signin/identifier");
        assertThat(identifier.html()).contains("value=\"nobody@example.com\"");
    }

    @Test
    void without_a_page_nobody_signed_in_is_login_required() {
        var answer = open("prompt", "none", "state", "s");

        assertThat(answer.location()).isEqualTo(WEB + "?state=s&iss=" + google.url() + "&error=login_required");
    }

    @Test
    void without_a_page_a_new_scope_is_interaction_required() {
        visitor.allow(request(), ADA);

        var answer = open("prompt", "none", "scope", CALENDAR, "state", "s");

        assertThat(answer.location())
                .isEqualTo(WEB + "?state=s&iss=" + google.url()
                        + "&error_subtype=access_denied&error=interaction_required");
    }

    @Test
    void without_a_page_the_hinted_account_must_be_signed_in() {
        visitor.allow(request(), ADA);

        var other = open("prompt", "none", "login_hint", GRACE);
        var same = open("prompt", "none", "login_hint", ADA);

        assertThat(other.answer().find("error")).contains("login_required");
        assertThat(same.answer().find("code")).isPresent();
    }

    @Test
    void without_a_page_several_accounts_are_interaction_required() {
        visitor.allow(request(), ADA);
        visitor.allow(request("prompt", "select_account"), GRACE);

        var answer = open("prompt", "none");

        assertThat(answer.answer().find("error")).contains("interaction_required");
    }

    @Test
    void authuser_names_one_of_several() {
        visitor.allow(request("scope", "email"), ADA);
        visitor.allow(request("scope", "email", "prompt", "select_account"), GRACE);

        var second = open("scope", "email", "authuser", "1");
        var none = open("scope", "email", "authuser", "7");

        assertThat(second.answer().require("authuser")).isEqualTo("1");
        assertThat(second.answer().require("hd")).isEqualTo("example.org");
        assertThat(second.answer().require("prompt")).isEqualTo("none");
        assertThat(none.has("account-0")).isTrue();
    }

    @Test
    void consent_given_for_one_account_is_not_taken_for_another() {
        var question = open().choose(ADA);
        question.press("account").choose(GRACE);

        var asked = question.press("allow");

        assertThat(asked.has("allow")).isTrue();
        assertThat(asked.html()).contains(GRACE);
        assertThat(google.records().grants().all()).isEmpty();
    }

    @Test
    void the_older_immediate_has_an_error_of_its_own() {
        var answer = open("immediate", "true", "state", "s");

        assertThat(answer.location())
                .isEqualTo(
                        WEB + "?state=s&iss=" + google.url() + "&error_subtype=access_denied&error=immediate_failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "*"})
    void a_domain_narrows_the_list_of_accounts(String domain) {
        var chooser = open("hd", domain);

        assertThat(chooser.html()).contains(GRACE).doesNotContain(ADA);
    }

    @Test
    void the_cookie_is_named_after_the_port_and_kept_from_scripts() {
        var reply = new Visitor(google.url()).first(request());

        assertThat(reply.header("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .matches("understudy_session_" + google.url().getPort()
                                + "=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax"));
    }
}
