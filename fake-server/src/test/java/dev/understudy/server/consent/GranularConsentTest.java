package dev.understudy.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.store.Records;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Params;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GranularConsentTest extends ConsentFixture {

    @Test
    void every_scope_but_those_of_the_sign_in_has_a_box() {
        var question = question(DRIVE + " " + CALENDAR + " email");

        assertThat(question.html())
                .contains("Select what Understudy Demo can access")
                .contains("name=\"scope\" value=\"" + DRIVE + "\">")
                .contains("name=\"scope\" value=\"" + CALENDAR + "\">")
                .doesNotContain("name=\"scope\" value=\"" + EMAIL);
    }

    @Test
    void a_part_can_be_granted_and_the_answer_tells_which() {
        var question = question(DRIVE + " " + CALENDAR + " email");

        var answer = question.press("allow", Params.of("scope", CALENDAR)).answer();

        assertThat(answer.require("scope")).isEqualTo("email " + CALENDAR + " " + EMAIL + " openid");
        assertThat(google.records().codes().find(OpaqueTokens.key(answer.require("code"))))
                .hasValueSatisfying(code -> assertThat(code.scopes()).containsExactly(CALENDAR, EMAIL, "openid"));
        assertThat(grantedScopes()).containsExactlyInAnyOrder(CALENDAR, EMAIL, "openid");
    }

    @Test
    void what_was_left_out_is_asked_again() {
        question(DRIVE + " " + CALENDAR).press("allow", Params.of("scope", CALENDAR));

        var again = open("scope", DRIVE + " " + CALENDAR);

        assertThat(again.has("allow")).isTrue();
    }

    @Test
    void the_boxes_are_empty_and_granting_nothing_is_access_denied() {
        var question = question(DRIVE + " " + CALENDAR);
        assertThat(question.html()).doesNotContain(" checked");

        var answer = question.press("allow").answer();

        assertThat(answer.require("error")).isEqualTo("access_denied");
        assertThat(google.records().grants().all()).isEmpty();
    }

    @Test
    void everything_can_be_selected_and_cleared_without_a_script() {
        var all = question(DRIVE + " " + CALENDAR).press("select-all");

        assertThat(all.press("select-none").html()).doesNotContain(" checked");
        assertThat(all.press("allow").answer().require("scope")).isEqualTo(DRIVE + " " + CALENDAR);
    }

    @Test
    void who_only_signs_in_where_boxes_stay_empty_grants_that() {
        var answer = question(DRIVE + " " + CALENDAR + " email").press("allow").answer();

        assertThat(answer.require("scope")).isEqualTo("email " + EMAIL + " openid");
    }

    @Test
    void at_a_company_that_trusts_the_app_it_is_all_or_nothing() {
        var policy = new AccessPolicy(DemoWorld.DOMAIN, AccessPolicy.Kind.ADMINISTRATOR, Set.of(DemoWorld.WEB.id()));
        google.records().accessPolicies().put(DemoWorld.DOMAIN, policy);

        assertAllOrNothingFor(GRACE);
    }

    @Test
    void at_a_company_that_has_delegated_to_the_client_it_is_all_or_nothing() {
        google.console().delegate(DemoWorld.WEB.id(), DemoWorld.DOMAIN, Set.of(DRIVE));

        assertAllOrNothingFor(GRACE);
    }

    private void assertAllOrNothingFor(String email) {
        var question = open("scope", DRIVE + " " + CALENDAR).choose(email);
        var elsewhere = new Visitor(google.url())
                .open(request("scope", DRIVE + " " + CALENDAR))
                .choose(ADA);

        assertThat(question.html()).doesNotContain("checkbox").contains("This will allow Understudy Demo to:");
        assertThat(question.press("allow").answer().require("scope")).isEqualTo(DRIVE + " " + CALENDAR);
        assertThat(elsewhere.html()).contains("checkbox");
    }

    @Test
    void an_app_that_includes_earlier_grants_gets_a_part_again_without_a_question() {
        question(DRIVE + " " + CALENDAR).press("allow", Params.of("scope", CALENDAR));
        var request = request("scope", DRIVE + " " + CALENDAR, "include_granted_scopes", "true");

        assertThat(visitor.open(request).answer().require("scope")).isEqualTo(CALENDAR);
        assertThat(visitor.open(request.with("prompt", "consent")).has("select-all"))
                .isTrue();
        assertThat(visitor.open(request.with("scope", DRIVE + " " + CALENDAR + " email"))
                        .has("select-all"))
                .isTrue();
        assertThat(visitor.open(request.with("scope", DRIVE)).has("allow")).isTrue();
    }

    @Test
    void a_scope_that_was_not_asked_for_cannot_be_smuggled_in() {
        var question = question(DRIVE + " " + CALENDAR);

        question.press("allow", new Params(Map.of("scope", List.of(CALENDAR, "https://mail.google.com/"))));

        assertThat(grantedScopes()).containsExactly(CALENDAR);
    }

    @Test
    void a_single_scope_has_no_box() {
        var question = question(DRIVE);

        assertThat(question.html()).doesNotContain("checkbox").contains("This will allow Understudy Demo to:");
        assertThat(question.press("allow").answer().find("code")).isPresent();
    }

    @Test
    void a_mere_sign_in_has_no_box_and_its_own_title() {
        var question = question("openid email profile");

        assertThat(question.title()).isEqualTo("Sign in to Understudy Demo");
        assertThat(question.html()).doesNotContain("checkbox");
    }

    @ParameterizedTest
    @EnumSource(
            value = Profile.class,
            names = {"GOOGLE_2012", "GOOGLE_2020"})
    void before_2021_it_was_all_or_nothing(Profile profile) {
        try (var then = google(profile)) {
            var question = new Visitor(then.url())
                    .open(request("scope", DRIVE + " " + CALENDAR))
                    .choose(ADA);

            assertThat(question.html()).doesNotContain("checkbox");
            assertThat(question.title()).isEqualTo("Understudy Demo wants to access your Google Account");
            assertThat(question.text("allow")).isEqualTo("Allow");
        }
    }

    @Test
    void incremental_authorization_includes_what_was_granted_before() {
        visitor.allow(request("scope", DRIVE), ADA);

        var answer = visitor.allow(request("scope", CALENDAR, "include_granted_scopes", "true"), ADA)
                .answer();

        assertThat(answer.require("scope")).isEqualTo(CALENDAR + " " + DRIVE);
    }

    @Test
    void without_it_only_what_was_asked_for_is_given() {
        visitor.allow(request("scope", DRIVE), ADA);

        var answer = visitor.allow(request("scope", CALENDAR), ADA).answer();

        assertThat(answer.require("scope")).isEqualTo(CALENDAR);
    }

    @Test
    void installed_apps_have_no_incremental_authorization() {
        visitor.allow(Visitor.request(DemoWorld.DESKTOP, WEB, "scope", DRIVE), ADA);

        var answer = visitor.allow(
                        Visitor.request(DemoWorld.DESKTOP, WEB, "scope", CALENDAR, "include_granted_scopes", "true"),
                        ADA)
                .answer();

        assertThat(answer.require("scope")).isEqualTo(CALENDAR);
    }

    private Visited question(String scopes) {
        return open("scope", scopes).choose(ADA);
    }

    private Set<String> grantedScopes() {
        return google.records()
                .grants()
                .find(Records.grantKey(DemoWorld.ADA.sub(), DemoWorld.PROJECT))
                .orElseThrow()
                .scopes();
    }
}
