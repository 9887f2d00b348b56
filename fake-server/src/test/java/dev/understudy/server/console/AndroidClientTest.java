package dev.understudy.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.FingerprintRules;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.store.ScenarioFile;
import dev.understudy.server.store.World;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Params;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients of Android apps: known by the package name and by the certificate that the app is signed with. */
class AndroidClientTest {

    private static final String NEW = "projects/" + DemoWorld.PROJECT + "/credentials/new?type=android";
    private static final String OTHER = FingerprintRules.EXAMPLE.replace("DA:39", "00:01");

    @AutoClose
    private FakeGoogle google;

    private Visitor visitor;

    @BeforeEach
    void start() {
        google = FakeGoogle.start();
        visitor = new Visitor(google.url());
    }

    @Test
    void an_android_app_may_have_its_own_scheme_once_that_is_ticked() {
        var client = create("com.example.app", FingerprintRules.EXAMPLE);
        var asked = Visitor.request(
                DemoWorld.WEB, "com.example.app:/oauth2redirect", "client_id", client.text("client-id"));
        assertThat(visitor.open(asked).html()).contains("Custom URI scheme is not enabled for your Android client");

        client.press("save", Params.of("custom_scheme", "yes"));

        assertThat(visitor.allow(asked, "ada@example.com").location()).startsWith("com.example.app:/oauth2redirect?");
    }

    @ParameterizedTest
    @CsvSource({
        "'', SHA-1 certificate fingerprint is required.",
        "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709, SHA-1 certificate fingerprint must be 20 pairs of hexadecimal digits"
                + " with colons between them",
        "DA:39:A3, SHA-1 certificate fingerprint must be 20 pairs",
        "XY:39:A3:EE:5E:6B:4B:0D:32:55:BF:EF:95:60:18:90:AF:D8:07:09, SHA-1 certificate fingerprint must be 20 pairs",
        "E3:B0:C4:42:98:FC:1C:14:9A:FB:F4:C8:99:6F:B9:24:27:AE:41:E4:64:9B:93:4C:A4:95:99:1B:78:52:B8:55,"
                + " 'this one has 32 and is the SHA-256, which keytool prints below it.'",
    })
    void what_is_no_fingerprint_is_refused_and_no_client_is_made(String given, String sentence) {
        long before = google.records().clients().all().count();

        var refused = create("com.example.app", given);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("problem")).contains(sentence);
        assertThat(refused.html()).contains("value=\"" + given + "\"");
        assertThat(google.records().clients().all()).hasSize((int) before);
    }

    @Test
    void a_package_name_and_a_certificate_together_are_one_client() {
        var first = create("com.example.app", FingerprintRules.EXAMPLE.toLowerCase(Locale.ROOT));
        google.console().createProject("another-project");

        var taken = visitor.open("/_understudy/console/" + NEW.replace(DemoWorld.PROJECT, "another-project"))
                .press("create", app("com.example.app", FingerprintRules.EXAMPLE));

        assertThat(taken.text("problem"))
                .isEqualTo("The package name and fingerprint are already in use by the client Phone of the project "
                        + DemoWorld.PROJECT + ".");
        var signedAnew = create("com.example.app", OTHER);
        assertThat(signedAnew.has("client-id")).isTrue();
        assertThat(signedAnew
                        .press("save", Params.of("sha1", FingerprintRules.EXAMPLE))
                        .text("problem"))
                .contains("already in use");
        assertThat(client(signedAnew).sha1()).contains(OTHER);
        first.press("delete");
        assertThat(signedAnew
                        .press("save", Params.of("sha1", FingerprintRules.EXAMPLE))
                        .text("said"))
                .isEqualTo("OAuth client saved.");
        assertThat(client(signedAnew).sha1()).contains(FingerprintRules.EXAMPLE);
    }

    @Test
    void a_fingerprint_is_kept_in_capitals_and_goes_through_a_scenario_file() {
        var made = create("com.example.app", FingerprintRules.EXAMPLE.toLowerCase(Locale.ROOT));

        var read = ScenarioFile.parse("the world", ScenarioFile.write(World.of(google.records())));

        assertThat(read.clients())
                .filteredOn(client -> client.id().equals(made.text("client-id")))
                .singleElement()
                .satisfies(client -> assertThat(client.sha1()).contains(FingerprintRules.EXAMPLE));
    }

    @ParameterizedTest
    @CsvSource({
        "android, DA:39, SHA-1 certificate fingerprint must be 20 pairs",
        "desktop, " + FingerprintRules.EXAMPLE + ", Only Android clients have the fingerprint of a certificate.",
    })
    void a_scenario_file_is_told_what_is_wrong(String type, String sha1, String sentence) {
        String file = "{\"projects\": [{\"id\": \"example-7\", \"clients\": [{\"type\": \"" + type + "\", \"sha1\": \""
                + sha1 + "\"}]}]}";

        assertThatThrownBy(() -> ScenarioFile.parse("a file", file)).hasMessageContaining(sentence);
    }

    @Test
    void only_android_clients_have_a_certificate() {
        var client = google.console().createClient(DemoWorld.PROJECT, ClientType.DESKTOP, "Desk", List.of());

        assertThatThrownBy(() -> google.console().clients().setSha1(client.id(), FingerprintRules.EXAMPLE))
                .hasMessage("Only Android clients have the fingerprint of a certificate.");
    }

    private Visited create(String packageName, String sha1) {
        return visitor.open("/_understudy/console/" + NEW).press("create", app(packageName, sha1));
    }

    private static Params app(String packageName, String sha1) {
        return Params.of("name", "Phone", "app_id", packageName, "sha1", sha1);
    }

    private OAuthClient client(Visited page) {
        return google.records().clients().find(page.text("client-id")).orElseThrow();
    }
}
