package dev.understudy.lessons.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.demo.NeedsChromium;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Scenarios;
import dev.understudy.server.Settings;
import dev.understudy.server.model.Profile;
import dev.understudy.server.wire.Params;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/conformance tells the OpenID Foundation's suite to press is really on the pages. */
@NeedsChromium
class ConformanceKitIT {

    private static final Path KIT = Path.of("../docs/conformance");
    private static final String CALLBACK = "https://localhost.emobix.co.uk:8443/test/a/understudy/callback";
    private static final String CHOOSE = "Choose the account";
    private static final String ALLOW = "Allow";
    private static final String BACK = "Back at the suite";
    private static final String AGAIN = "Show that the account is asked for again";

    private final JsonNode configuration;
    private final SuiteBrowser browser;
    private FakeGoogle google;

    ConformanceKitIT(Chromium chromium) throws IOException {
        configuration =
                new ObjectMapper().readTree(KIT.resolve("understudy.json").toFile());
        browser = new SuiteBrowser(chromium.driver(), configuration, CALLBACK);
    }

    @BeforeEach
    void start() {
        google = FakeGoogle.start(
                Scenarios.read(KIT.resolve("world.jsonc")), Settings.EMBEDDED.withProfile(Profile.STRICT));
    }

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void the_clients_of_the_configuration_are_in_the_world() {
        for (String name : List.of("client", "client2", "client_secret_post")) {
            var asked = configuration.get(name);
            var client = google.records()
                    .clients()
                    .find(asked.get("client_id").asText())
                    .orElseThrow();

            assertThat(client.secret()).contains(asked.get("client_secret").asText());
            assertThat(client.redirectUris()).contains(CALLBACK, CALLBACK + "?dummy1=lorem&dummy2=ipsum");
        }
    }

    @Test
    void a_code_comes_back_after_both_pages_and_the_next_one_without() {
        assertThat(browser.visit("oidcc-server", request())).containsExactly(CHOOSE, ALLOW, BACK);
        assertThat(browser.at().toString()).startsWith(CALLBACK + "?");
        assertThat(Params.parse(browser.at().getRawQuery()).find("code")).isPresent();

        assertThat(browser.visit("oidcc-server", request())).containsExactly(BACK);
    }

    @Test
    void a_login_is_asked_for_again_where_the_plan_wants_a_picture_of_that() {
        browser.visit("oidcc-prompt-login", request());

        assertThat(browser.visit("oidcc-prompt-login", request("prompt", "login")))
                .containsExactly(AGAIN, BACK);

        google.lab().advanceClock("conformance", Duration.ofSeconds(5));
        assertThat(browser.visit("oidcc-max-age-1", request("max_age", "1"))).containsExactly(AGAIN, BACK);
    }

    @Test
    void a_redirect_uri_that_is_not_registered_has_an_error_page() {
        assertThat(browser.visit(
                        "oidcc-ensure-registered-redirect-uri", request("redirect_uri", CALLBACK + "/unregistered")))
                .containsExactly("Show the error page");
        assertThat(browser.visit("oidcc-redirect-uri-query-added", request("redirect_uri", CALLBACK + "?dummy1=lorem")))
                .containsExactly("Show the error page");
        assertThat(browser.visit(
                        "oidcc-redirect-uri-query-mismatch", request("redirect_uri", CALLBACK + "?dummy1=other")))
                .containsExactly("Show the error page");
    }

    @Test
    void forms_and_fragments_come_back_too() {
        browser.visit("oidcc-server", request("response_mode", "form_post"));
        assertThat(browser.at()).hasToString(CALLBACK);

        browser.visit("oidcc-server", request("response_type", "code id_token"));
        var both = Params.parse(browser.at().getRawFragment());
        assertThat(both.find("code")).isPresent();
        assertThat(both.find("id_token")).isPresent();

        browser.visit("oidcc-server", request("response_type", "id_token"));
        assertThat(Params.parse(browser.at().getRawFragment()).find("id_token")).isPresent();
    }

    private URI request(String... namesAndValues) {
        var values = new LinkedHashMap<String, List<String>>();
        values.put(
                "client_id",
                List.of(configuration.get("client").get("client_id").asText()));
        values.put("redirect_uri", List.of(CALLBACK));
        values.put("response_type", List.of("code"));
        values.put("scope", List.of("openid"));
        values.put("state", List.of("of the suite"));
        values.put("nonce", List.of("of the suite"));
        values.putAll(Params.of(namesAndValues).values());
        return URI.create(google.url() + "/o/oauth2/v2/auth?" + new Params(values).encode());
    }
}
