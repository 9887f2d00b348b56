package dev.understudy.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.store.Records;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Params;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GranularConsentTest extends ConsentFixture {

    @Test
    void every_scope_but_those_of_the_sign_in_has_a_box() {
        var question = question(DRIVE + " " + CALENDAR + " email");

        assertThat(question.html())
                .contains("Select what Understudy Demo can access")
                .contains("name=\"scope\" value=\"" + DRIVE + "\" checked")
                .contains("name=\"scope\" value=\"" + CALENDAR + "\" checked")
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
    void granting_nothing_is_access_denied() {
        var cleared = question(DRIVE + " " + CALENDAR).press("select-none");
        assertThat(cleared.html()).doesNotContain(" checked");

        var answer = cleared.press("allow").answer();

        assertThat(answer.require("error")).isEqualTo("access_denied");
        assertThat(google.records().grants().all()).isEmpty();
    }

    @Test
    void everything_can_be_selected_without_a_script() {
        var all = question(DRIVE + " " + CALENDAR).press("select-none").press("select-all");

        assertThat(all.press("allow").answer().require("scope")).isEqualTo(DRIVE + " " + CALENDAR);
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

    @Test
    void before_2018_it_was_all_or_nothing() {
        try (var then = google(Profile.GOOGLE_2012)) {
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

    private java.util.Set<String> grantedScopes() {
        return google.records()
                .grants()
                .find(Records.grantKey(DemoWorld.ADA.sub(), DemoWorld.PROJECT))
                .orElseThrow()
                .scopes();
    }
}
