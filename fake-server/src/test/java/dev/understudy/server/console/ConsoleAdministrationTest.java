package dev.understudy.server.console;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Robot;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.token.KeyFile;
import dev.understudy.server.wire.Params;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Service accounts, delegation, signing keys, clock and faults on the pages of the console, and who may use them. */
class ConsoleAdministrationTest extends ConsoleFixture {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String DRIVE = "https://www.googleapis.com/auth/drive.readonly";

    @Test
    void a_program_signs_in_with_the_key_file_until_the_key_is_disabled() throws Exception {
        var account = page(PROJECT + "/service-accounts")
                .press("create", Params.of("account_id", "night-shift", "display_name", "Night shift"));
        var robot = new Robot(KeyFile.read(account.press("create-json").html()));
        assertThat(ask(robot, "").path("access_token").asText()).startsWith("ya29.c.");

        act(account, "disable-key", "key", robot.file().keyId());
        assertThat(ask(robot, "").path("error").asText()).isEqualTo("disabled_client");
        act(account, "enable-key", "key", robot.file().keyId());
        assertThat(ask(robot, "").has("access_token")).isTrue();
        act(account, "delete-key", "key", robot.file().keyId());
        assertThat(ask(robot, "").has("access_token")).isFalse();
    }

    @Test
    void a_p12_file_opens_with_the_password_that_google_prints() throws Exception {
        String path = "/_understudy/console/" + PROJECT + "/service-accounts/" + DemoWorld.ROBOT.email();
        var page = visitor.open(path);
        var reply = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(world.google().url() + path))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("X-Control-Token", world.google().labToken())
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "do=create-p12&form_token=" + formToken(page)))
                                .build(),
                        BodyHandlers.ofByteArray());

        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(reply.body()), "notasecret".toCharArray());

        assertThat(store.isKeyEntry("privatekey")).isTrue();
    }

    @Test
    void a_disabled_service_account_gets_no_tokens() throws Exception {
        var robot = new Robot(world.google());
        var account = page(PROJECT + "/service-accounts/" + DemoWorld.ROBOT.email());

        var disabled = account.press("disable");
        assertThat(ask(robot, "").has("access_token")).isFalse();
        disabled.press("enable");

        assertThat(ask(robot, "").has("access_token")).isTrue();
    }

    @Test
    void delegation_goes_by_the_number_and_ends() throws Exception {
        var account = page(PROJECT + "/service-accounts").press("create", Params.of("account_id", "night-shift"));
        var robot = new Robot(KeyFile.read(account.press("create-json").html()));
        assertThat(ask(robot, "grace@example.org").path("error").asText()).isEqualTo("unauthorized_client");

        var refused = page("delegation")
                .press(
                        "authorize",
                        Params.of("client_id", robot.file().email(), "domain", "example.org", "scopes", DRIVE));
        assertThat(refused.text("problem")).startsWith("Client ID is the number of the service account");
        assertThat(refused.text("scopes")).isEqualTo(DRIVE);
        var done = page("delegation")
                .press(
                        "authorize",
                        Params.of(
                                "client_id",
                                account.text("unique-id"),
                                "domain",
                                "example.org",
                                "scopes",
                                DRIVE + ", openid"));
        assertThat(ask(robot, "grace@example.org").has("access_token")).isTrue();

        act(done, "end", "client_id", account.text("unique-id"), "domain", "example.org");
        assertThat(ask(robot, "grace@example.org").path("error").asText()).isEqualTo("unauthorized_client");
    }

    @Test
    void after_a_rotation_the_next_key_signs_and_the_old_one_stays_published() {
        String before = kid(world.redeem(world.code()));

        page("keys").press("rotate");

        String after = kid(world.redeem(world.code()));
        assertThat(after).isNotEqualTo(before);
        assertThat(world.get("/oauth2/v3/certs").body()).contains(before).contains(after);
        assertThat(page("keys").html()).contains("<code>" + after + "</code></td><td data-label=\"Use\">signs now");
    }

    @Test
    void an_hour_later_the_access_token_is_dead() {
        String token = world.redeem(world.code()).path("access_token").asText();

        var later = page(PROJECT + "/lab").press("hour");

        assertThat(later.text("offset")).isEqualTo("1 h ahead of the machine's clock");
        assertThat(world.get("/v1/userinfo", "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"advance, by, tomorrow", "set, moment, noon"})
    void a_time_that_is_none_moves_nothing(String button, String field, String text) {
        var refused = page(PROJECT + "/lab").press(button, Params.of(field, text));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("problem")).startsWith("\"" + text + "\" is not a");
        assertThat(refused.text("offset")).isEqualTo("as the machine's clock");
    }

    @Test
    void time_stands_still_and_is_set() {
        var frozen = page(PROJECT + "/lab").press("freeze");
        assertThat(frozen.text("now")).endsWith("and time stands still");

        var set = frozen.press("set", Params.of("moment", "2030-01-01T00:00:00Z"));
        assertThat(set.text("now")).isEqualTo("2030-01-01 00:00:00 UTC, and time stands still");
        assertThat(set.press("resume").text("now")).startsWith("2030-01-01 00:00:0");
        assertThat(page(PROJECT + "/lab").press("reset").text("offset")).isEqualTo("as the machine's clock");
    }

    @Test
    void the_server_misbehaves_as_asked_and_behaves_again() {
        page(PROJECT + "/lab").press("fail-http-error", Params.of("setting.status", "502", "times", "2"));
        assertThat(world.post("/token", world.exchange(world.code())).statusCode())
                .isEqualTo(502);

        page(PROJECT + "/lab").press("clear");
        assertThat(world.post("/token", world.exchange(world.code())).statusCode())
                .isEqualTo(200);
        var refused = page(PROJECT + "/lab").press("fail-http-error", Params.of("setting.status", "none"));
        assertThat(refused.text("problem")).contains("whole number from 400 to 599");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/example-123/clients/nobody", "/example-123/service-accounts/nobody@x"})
    void what_is_not_there_is_said_on_a_page(String path) {
        var page = page("projects" + path);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text("problem")).matches("(There is no|The project example-123 has no) .*");
    }

    @Test
    void a_form_without_the_token_of_this_server_changes_nothing_and_keeps_what_was_typed() {
        page("");

        var refused = visitor.post("/_understudy/console", Params.of("do", "create", "project_id", "my-new-project"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("problem")).startsWith("Nothing was changed");
        assertThat(world.records().projects().find("my-new-project")).isEmpty();
        assertThat(refused.press("create", Params.of("project_id", "my-new-project"))
                        .text("said"))
                .isEqualTo("The project my-new-project was created.");
    }

    @Test
    void markup_in_a_name_stays_text() {
        var page = page(PROJECT + "/clients/" + DemoWorld.WEB.id())
                .press("save", Params.of("name", "<img src=x onerror=alert(1)>\"'"));

        assertThat(page.html()).doesNotContain("<img").contains("&lt;img src=x onerror=alert(1)&gt;");
        assertThat(page.header("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'").doesNotContain("script"));
    }

    @Test
    void a_new_account_signs_in_and_a_deleted_one_does_not() {
        var account = page("accounts")
                .press("create", Params.of("email", "linus@example.net", "name", "Linus", "domain", ""));
        var asked = Visitor.request(DemoWorld.WEB, TokenWorld.REDIRECT, "login_hint", "linus@example.net");
        assertThat(visitor.open(asked).has("allow")).isTrue();

        account.press("delete");

        assertThat(world.records().userByEmail("linus@example.net")).isEmpty();
        var refused = page("accounts").press("create", Params.of("email", "ada@example.com", "name", "Ada"));
        assertThat(refused.text("problem")).isEqualTo("There is an account ada@example.com already.");
    }

    private JsonNode ask(Robot robot, String user) {
        var claims = robot.claims(Instant.now());
        if (!user.isEmpty()) {
            claims.put("sub", user);
        }
        return json(world.post("/token", Params.of("grant_type", JWT_BEARER, "assertion", robot.sign(claims))));
    }

    private static String kid(JsonNode tokens) {
        return CompactJwt.read(tokens.path("id_token").asText(), CompactJwt.Form.CANONICAL)
                .flatMap(CompactJwt::keyId)
                .orElseThrow();
    }
}
