package dev.understudy.server.console;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.FingerprintRules;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a developer does on the pages of the console, and what Google's endpoints say afterwards. */
class ConsolePagesTest extends ConsoleFixture {

    private static final String CALLBACK = "https://shop.example.com/callback";

    @Test
    void a_learner_makes_a_project_from_nothing_and_signs_in_with_its_client_secret_file() {
        var dashboard = page("").press("create", Params.of("project_id", "my-first-project"));
        assertThat(dashboard.text("said")).isEqualTo("The project my-first-project was created.");
        String project = "projects/my-first-project";
        page(project + "/library").press("switch-drive");
        page(project + "/consent").press("save-branding", Params.of("app_name", "Photo Printer", "logo", "PP"));
        page(project + "/consent").press("add-tester", Params.of("testers", "ada@example.com"));
        var client = page(project + "/credentials")
                .press("new-client")
                .press("type-web")
                .press("create", Params.of("name", "Shop", "redirect_uris", CALLBACK));
        var file = Json.read(client.press("download").html()).orElseThrow().path("web");

        var asked = Visitor.request(
                DemoWorld.WEB, CALLBACK, "client_id", file.path("client_id").asText());
        var warning = visitor.open(asked).choose("ada@example.com");
        assertThat(warning.text("warning")).contains("an app that's currently being tested");
        var consent = warning.press("continue");
        assertThat(consent.html()).contains("Photo Printer");
        assertThat(consent.text("logo")).isEqualTo("PP");
        String code = consent.allow().answer().require("code");
        var tokens = json(world.post(
                "/token",
                world.exchange(code)
                        .with("client_id", file.path("client_id").asText())
                        .with("client_secret", file.path("client_secret").asText())
                        .with("redirect_uri", CALLBACK)));
        assertThat(drive(tokens.path("access_token").asText()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "web, '', installed-no, true",
        "desktop, '', installed, true",
        "tv, '', installed, true",
        "android, com.example.app, installed, false",
        "ios, com.example.App, installed, false",
        "chrome, abcdefghijklmnopabcdefghijklmnop, installed, false",
        "uwp, 9WZDNCRFHVJL, installed, false",
    })
    void a_client_of_each_type_is_created(String type, String appId, String kind, boolean hasSecret) {
        var client = page(PROJECT + "/credentials/new")
                .press("type-" + type)
                .press(
                        "create",
                        Params.of("name", "One of " + type, "app_id", appId, "sha1", FingerprintRules.EXAMPLE));

        assertThat(client.text("said")).isEqualTo("OAuth client created. It can be used at once.");
        assertThat(client.has("client-secret")).isEqualTo(hasSecret);
        var file = Json.read(client.press("download").html()).orElseThrow();
        assertThat(file.has("installed")).isEqualTo(kind.equals("installed"));
        assertThat(client.press("download").header("Content-Disposition"))
                .hasValueSatisfying(header -> assertThat(header).contains("client_secret_" + client.text("client-id")));
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uris, http://shop.example.com/callback, Invalid Redirect: must use the scheme https.",
        "redirect_uris, https://192.168.1.7/callback,"
                + " Invalid Redirect: must not be a raw IP address other than loopback.",
        "redirect_uris, https://shop/callback,"
                + " Invalid Redirect: must end with a public top-level domain (such as .com or .org).",
        "origins, https://shop.example.com/, 'Invalid Origin: URIs must not contain a path or end with \"/\".'",
    })
    void what_google_refuses_to_register_is_refused_in_its_words_and_not_typed_again(
            String field, String uri, String sentence) {
        long before = world.records().clients().all().count();

        var refused =
                page(PROJECT + "/credentials/new?type=web").press("create", Params.of("name", "Shop", field, uri));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("problem")).isEqualTo(sentence);
        assertThat(refused.text(field)).isEqualTo(uri);
        assertThat(world.records().clients().all()).hasSize((int) before);
    }

    @ParameterizedTest
    @CsvSource({
        "android, app, 'Package name must be names with at least one period between them, each beginning with a letter,"
                + " such as com.example.app.'",
        "android, '', Package name is required.",
        "chrome, ABC, 'Item ID must be 32 letters from a to p, such as abcdefghijklmnopabcdefghijklmnop.'",
    })
    void an_app_is_named_as_its_store_names_it(String type, String appId, String sentence) {
        var refused = page(PROJECT + "/credentials/new?type=" + type)
                .press("create", Params.of("name", "App", "app_id", appId));

        assertThat(refused.text("problem")).isEqualTo(sentence);
    }

    @Test
    void a_redirect_uri_counts_once_it_is_saved() {
        var asked = Visitor.request(DemoWorld.WEB, CALLBACK);
        assertThat(visitor.open(asked).text("error-code")).isEqualTo("Error 400: redirect_uri_mismatch");

        page(PROJECT + "/clients/" + DemoWorld.WEB.id()).press("save", Params.of("redirect_uris", CALLBACK));

        assertThat(visitor.code(asked, "ada@example.com")).isNotEmpty();
    }

    @Test
    void after_a_reset_the_old_secret_is_good_for_nothing() {
        var client = page(PROJECT + "/clients/" + DemoWorld.WEB.id()).press("reset");

        assertThat(error(world.post("/token", world.exchange(world.code())))).isEqualTo("invalid_client");
        assertThat(json(world.post(
                                "/token",
                                world.exchange(world.code()).with("client_secret", client.text("client-secret"))))
                        .has("access_token"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"disable, disabled_client", "delete, deleted_client"})
    void a_client_is_taken_away_and_comes_back(String action, String error) {
        var client = page(PROJECT + "/clients/" + DemoWorld.WEB.id()).press(action);
        assertThat(error(world.post("/token", world.exchange(world.code())))).isEqualTo(error);

        client.press("restore");

        assertThat(world.redeem(world.code()).has("access_token")).isTrue();
    }

    @Test
    void a_call_to_an_api_that_is_not_enabled_is_refused_until_it_is() {
        String token = world.redeem(world.code()).path("access_token").asText();

        page(PROJECT + "/library").press("switch-drive");
        assertThat(drive(token).body()).contains("accessNotConfigured");

        page(PROJECT + "/library").press("switch-drive");
        assertThat(drive(token).statusCode()).isEqualTo(200);
    }

    @Test
    void in_testing_only_test_users_come_in() {
        page(PROJECT + "/consent").press("back-to-testing");
        page(PROJECT + "/consent").press("add-tester", Params.of("testers", "ada@example.com, grace@example.org"));
        assertThat(ask("ada@example.com").text("error-code")).isEmpty();
        assertThat(ask("mallory@example.com").text("error-code")).isEqualTo("Error 403: access_denied");

        act(page(PROJECT + "/consent"), "remove-tester", "tester", "ada@example.com");
        assertThat(ask("ada@example.com").text("error-code")).isEqualTo("Error 403: access_denied");

        page(PROJECT + "/consent").press("publish");
        assertThat(ask("mallory@example.com").text("error-code")).isEmpty();
    }

    @Test
    void more_test_users_than_an_app_may_have_are_refused_all_together() {
        page(PROJECT + "/consent").press("back-to-testing");
        var tooMany = IntStream.rangeClosed(1, 101).mapToObj(each -> "u" + each + "@example.com");

        var refused = page(PROJECT + "/consent")
                .press("add-tester", Params.of("testers", tooMany.collect(Collectors.joining(" "))));

        assertThat(refused.text("problem"))
                .isEqualTo("An app in Testing has 100 test users at most: these would be 101.");
        assertThat(page(PROJECT + "/consent").html()).contains("0 of 100").doesNotContain("u1@example.com");
    }

    @Test
    void a_logo_is_three_characters_at_most() {
        var refused = page(PROJECT + "/consent").press("save-branding", Params.of("logo", "WORD"));

        assertThat(refused.text("problem")).isEqualTo("App logo has 3 characters at most.");
        assertThat(page(PROJECT + "/consent")
                        .press("save-branding", Params.of("logo", "🖨"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_internal_app_is_for_its_domain_alone() {
        page(PROJECT + "/consent").press("save-audience", Params.of("user_type", "internal", "domain", "example.org"));

        assertThat(ask("ada@example.com").text("error-code")).isEqualTo("Error 403: org_internal");
        assertThat(ask("grace@example.org").text("error-code")).isEmpty();
    }

    @Test
    void users_are_warned_of_an_app_that_is_not_verified() {
        page(PROJECT + "/consent").press("unverify");
        assertThat(ask("ada@example.com").title()).isEqualTo("Google hasn't verified this app");

        page(PROJECT + "/consent").press("verify");
        assertThat(ask("ada@example.com").title()).doesNotContain("verified");
    }

    @Test
    void users_are_warned_of_a_scope_that_was_not_declared() {
        page(PROJECT + "/consent").press("save-scopes", Params.of("scopes", "openid\nemail"));
        assertThat(ask("ada@example.com").title()).isEqualTo("Google hasn't verified this app");

        var refused = page(PROJECT + "/consent").press("save-scopes", Params.of("scopes", "drive.everything"));
        assertThat(refused.text("problem")).isEqualTo("Google knows no scope drive.everything.");
    }

    @Test
    void an_api_key_calls_what_it_is_for() {
        var made = page(PROJECT + "/credentials").press("create-key", Params.of("key_name", "Map", "api", "drive"));
        String key = made.text("said").replaceAll(".*(AIza\\S+) was created.*", "$1");
        assertThat(world.records().projectOfApiKey(key)).isPresent();

        act(page(PROJECT + "/credentials"), "delete-key", "key", key);
        assertThat(world.records().projectOfApiKey(key)).isEmpty();
    }

    @Test
    void an_app_loses_its_access_when_the_user_removes_it() {
        String refresh = world.redeem(world.code()).path("refresh_token").asText();
        var account = page("accounts/" + DemoWorld.ADA.sub());
        assertThat(account.html()).contains("Understudy Demo").contains("See and download");

        account.press("revoke-" + DemoWorld.PROJECT);

        assertThat(error(world.post("/token", world.refresh(refresh)))).isEqualTo("invalid_grant");
        assertThat(page("accounts/" + DemoWorld.ADA.sub()).has("grant-" + DemoWorld.PROJECT))
                .isFalse();
    }

    private Visited ask(String email) {
        return new Visitor(world.google().url())
                .open(Visitor.request(DemoWorld.WEB, TokenWorld.REDIRECT, "login_hint", email))
                .choose(email);
    }

    private HttpResponse<String> drive(String token) {
        return world.get("/drive/v3/files", "Authorization", "Bearer " + token);
    }

    private static String error(HttpResponse<String> reply) {
        return json(reply).path("error").asText();
    }
}
