package dev.understudy.server.device;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.Delegation;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.DeviceVisit;
import dev.understudy.server.model.Profile;
import dev.understudy.server.store.Records;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Params;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceFlowTest extends DeviceFixture {

    private static final String FILE = "https://www.googleapis.com/auth/drive.file";
    private static final String APPDATA = "https://www.googleapis.com/auth/drive.appdata";

    @ParameterizedTest
    @ValueSource(strings = {"/device/code", "/o/oauth2/device/code"})
    void a_device_gets_two_codes_and_googles_name_for_the_page(String path) {
        var answer = json(world.post(path, asked()));

        assertThat(answer.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("device_code", "user_code", "expires_in", "interval", "verification_url");
        assertThat(answer.path("user_code").asText()).matches("[A-Z]{4}-[A-Z]{4}");
        assertThat(answer.path("expires_in").asInt()).isEqualTo(1800);
        assertThat(answer.path("interval").asInt()).isEqualTo(5);
        assertThat(answer.path("verification_url").asText())
                .isEqualTo(world.google().url() + "/device")
                .hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void strict_names_the_page_as_the_rfc_does_too() {
        try (var strict = new TokenWorld(Profile.STRICT)) {
            var answer = json(strict.post("/device/code", asked()));

            assertThat(answer.path("verification_uri").asText())
                    .isEqualTo(strict.google().url() + "/device");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody  | email | 401 | invalid_client  | The OAuth client was not found.",
                "WEB     | email | 401 | invalid_client  | Only clients of type &#39;TVs and Limited Input devices&#39;"
                        + " can use the OAuth 2.0 flow for TV and Limited-Input Device Applications. Please create and"
                        + " use an appropriate client.",
                "TV      | https://www.googleapis.com/auth/drive | 400 | invalid_scope | Invalid device flow scope:"
                        + " https://www.googleapis.com/auth/drive",
                "TV      | '' | 400 | invalid_request | Missing required parameter: scope",
                "''      | email | 400 | invalid_request | Could not determine client ID from request.",
            })
    void what_google_refuses_is_refused_in_its_words(
            String client, String scope, int status, String error, String words) {
        String id = Map.of("WEB", DemoWorld.WEB.id(), "TV", DemoWorld.TV.id()).getOrDefault(client, client);

        var reply = world.post("/device/code", Params.of("client_id", id, "scope", scope));

        assertThat(reply.statusCode()).isEqualTo(status);
        assertThat(reply.body())
                .isEqualTo("{\n  \"error\": \"%s\",\n  \"error_description\": \"%s\"\n}".formatted(error, words));
        assertThat(world.why()).isNotEmpty();
    }

    @Test
    void the_user_allows_and_the_device_gets_its_tokens_once() {
        var codes = codes();
        assertThat(poll(codes).statusCode()).isEqualTo(428);
        world.advance(Duration.ofSeconds(6));
        assertThat(refusal(codes, "authorization_pending")).isEqualTo("Precondition Required");

        var done = consent(codes).press("allow");
        assertThat(done.text("notice")).startsWith("Device connected.");

        var answer = json(poll(codes));
        assertThat(answer.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("access_token", "expires_in", "refresh_token", "scope", "token_type", "id_token");
        assertThat(json(poll(codes)).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(world.why()).startsWith("The device code has given its tokens");
    }

    @Test
    void the_old_grant_type_works_too() {
        var codes = codes();
        consent(codes).press("allow");

        var reply = world.post(
                "/o/oauth2/token",
                Params.of(
                        "grant_type", "http://oauth.net/grant_type/device/1.0",
                        "code", codes.path("device_code").asText(),
                        "client_id", DemoWorld.TV.id(),
                        "client_secret", DemoWorld.TV.secret().orElseThrow()));

        assertThat(json(reply).has("refresh_token")).isTrue();
    }

    @Test
    void the_user_denies() {
        var codes = codes();
        assertThat(consent(codes).press("deny").title()).isEqualTo("Access denied");

        assertThat(poll(codes).statusCode()).isEqualTo(403);
        assertThat(refusal(codes, "access_denied")).isEqualTo("Forbidden");
    }

    @Test
    void polling_too_fast_lengthens_the_interval() {
        var codes = codes();
        poll(codes);

        assertThat(refusal(codes, "slow_down")).isEqualTo("Forbidden");
        assertThat(poll(codes).statusCode()).isEqualTo(403);

        world.advance(Duration.ofSeconds(11));
        assertThat(json(poll(codes)).path("error").asText()).isEqualTo("slow_down");
        world.advance(Duration.ofSeconds(21));
        assertThat(json(poll(codes)).path("error").asText()).isEqualTo("authorization_pending");
    }

    @Test
    void the_codes_expire() {
        var codes = codes();
        world.advance(Duration.ofMinutes(31));

        assertThat(refusal(codes, "expired_token")).isEqualTo("Bad Request");
        assertThat(enter(codes.path("user_code").asText()).text("problem"))
                .isEqualTo("That code didn't work. Try again.");
    }

    @Test
    void unknown_and_foreign_device_codes_are_invalid_grants() {
        var form = Params.of(
                "grant_type", TYPE,
                "device_code", codes().path("device_code").asText(),
                "client_id", DemoWorld.DESKTOP.id(),
                "client_secret", DemoWorld.DESKTOP.secret().orElseThrow());

        assertThat(json(world.post("/token", form)).path("error").asText()).isEqualTo("invalid_grant");
        assertThat(json(world.post("/token", form.with("device_code", "x")))
                        .path("error_description")
                        .asText())
                .isEqualTo("Bad Request");
    }

    @Test
    void a_code_may_be_typed_without_its_dash_and_in_small_letters() {
        String typed = codes().path("user_code").asText().replace("-", "").toLowerCase(Locale.ROOT);

        assertThat(enter(typed).title()).isEqualTo("Choose an account");
    }

    @Test
    void ten_wrong_codes_end_the_visit() {
        var page = visitor.open("/device");
        for (int i = 0; i < DeviceVisit.MAX_WRONG_CODES - 1; i++) {
            page = page.press("next", Params.of("user_code", "AAAA-AAAA"));
            assertThat(page.status()).isEqualTo(200);
        }

        page = page.press("next", Params.of("user_code", "AAAA-AAAA"));
        assertThat(page.press(
                                "next",
                                Params.of("user_code", codes().path("user_code").asText()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void the_question_is_googles() {
        var question = consent(codes());

        assertThat(question.title()).isEqualTo("Understudy Demo wants access to your Google Account");
        assertThat(question.text("allow")).isEqualTo("Allow");
        assertThat(question.text("deny")).isEqualTo("Cancel");
    }

    @Test
    void a_part_can_be_granted_and_the_device_is_told_which() {
        var codes = codes("openid email " + FILE + " " + APPDATA);
        var question = consent(codes);
        assertThat(question.html()).contains("Select what Understudy Demo can access");
        assertThat(question.text("allow")).isEqualTo("Allow");

        question.press("allow", Params.of("scope", FILE));

        assertThat(json(poll(codes)).path("scope").asText())
                .contains(FILE, "openid")
                .doesNotContain(APPDATA);
        assertThat(world.records().grants().find(Records.grantKey(DemoWorld.ADA.sub(), DemoWorld.PROJECT)))
                .hasValueSatisfying(grant -> {
                    assertThat(grant.scopes()).contains(FILE).doesNotContain(APPDATA);
                    assertThat(grant.leftOut()).containsExactly(APPDATA);
                });
    }

    @Test
    void all_boxes_can_be_ticked_at_once_and_none_of_them_is_a_no() {
        var all = codes(FILE + " " + APPDATA);
        consent(all).allow();
        assertThat(json(poll(all)).path("scope").asText()).contains(FILE, APPDATA);

        var nothing = codes(FILE + " " + APPDATA);
        assertThat(consent(nothing).press("allow").title()).isEqualTo("Access denied");
        assertThat(refusal(nothing, "access_denied")).isEqualTo("Forbidden");

        var smuggled = codes("email " + FILE);
        consent(smuggled).press("allow", Params.of("scope", "https://www.googleapis.com/auth/drive", "scope", FILE));
        assertThat(json(poll(smuggled)).path("scope").asText()).doesNotContain("auth/drive ");
    }

    @Test
    void at_a_company_that_trusts_the_app_a_device_has_no_boxes() {
        world.records()
                .delegations()
                .put(
                        Records.delegationKey(DemoWorld.TV.id(), "example.org"),
                        new Delegation(DemoWorld.TV.id(), "example.org", Set.of(FILE)));
        var codes = codes(FILE + " " + APPDATA);

        var question = enter(codes.path("user_code").asText()).choose(DemoWorld.GRACE.email());

        assertThat(question.has("select-all")).isFalse();
        question.press("allow");
        assertThat(json(poll(codes)).path("scope").asText()).contains(FILE, APPDATA);
    }

    @Test
    void an_answer_for_another_account_than_the_pages_counts_for_nothing() {
        var codes = codes("email");

        var again = consent(codes).press("allow", Params.of("account", DemoWorld.GRACE.email()));

        assertThat(again.has("allow")).isTrue();
        assertThat(refusal(codes, "authorization_pending")).isEqualTo("Precondition Required");
    }

    @Test
    void another_browser_cannot_answer_the_page() {
        var question = consent(codes());

        var stranger = new Visitor(world.google().url());
        stranger.open("/device");

        assertThat(stranger.open(question.url().getRawPath() + "?"
                                + question.url().getRawQuery())
                        .status())
                .isEqualTo(400);
    }
}
