package dev.understudy.lessons.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.client.ApiService;
import dev.understudy.client.AuthorizationCodeFlow;
import dev.understudy.client.Endpoints;
import dev.understudy.client.HttpError;
import dev.understudy.client.InstalledApp;
import dev.understudy.client.ServiceAccountCredentials;
import dev.understudy.client.Surroundings;
import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.demo.NeedsChromium;
import dev.understudy.lessons.demo.Person;
import dev.understudy.server.FakeGoogle;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What the founding documents tell a developer to do at the API Console, done here in a real Chromium. */
@NeedsChromium
class ConsoleIT {

    private static final String DRIVE = "https://www.googleapis.com/auth/drive.metadata.readonly";
    private static final String SQL = "https://www.googleapis.com/auth/sqlservice.admin";

    private final Chromium chromium;

    @TempDir
    private Path folder;

    @AutoClose
    private final FakeGoogle google = FakeGoogle.start();

    ConsoleIT(Chromium chromium) {
        this.chromium = chromium;
    }

    /** "Using OAuth 2.0 for Installed Applications", from the first step to the five files; and the end of the access. */
    @Test
    void an_installed_app_gets_its_file_and_lists_files_until_the_user_removes_it() {
        var console = project("photo-printer");
        console.follow("API library").press("switch-drive");
        console.follow("OAuth consent screen").type("App name", "Photo Printer").press("save-branding");
        console.press("publish").press("verify");
        console.follow("Credentials").press("new-client").follow("Desktop app").type("Name", "My computer");
        console.press("create");
        Path file = console.download("download", folder);
        assertThat(file.getFileName().toString()).startsWith("client_secret_").endsWith(".json");

        var flow = AuthorizationCodeFlow.fromClientSecrets(
                file, Set.of(DRIVE), Surroundings.of(Endpoints.at(google.url())));
        var ada = new Person(chromium.driver(), "ada@example.com", Person.Pace.PROMPT);
        var credentials = InstalledApp.of(flow).withBrowser(ada::allow).runLocalServer();
        var drive = ApiService.build("drive", "v3", credentials);
        assertThat(drive.get("files", Map.of("pageSize", 5)).get("files").elements())
                .hasSize(5);

        open().follow("photo-printer").follow("API library").press("switch-drive");
        assertThatThrownBy(() -> drive.get("files", Map.of()))
                .isInstanceOf(HttpError.class)
                .hasMessageContaining("accessNotConfigured");
        var account = open().follow("Accounts").follow("ada@example.com").press("revoke-photo-printer");
        assertThat(account.said()).startsWith("The app has no access any more");
        assertThatThrownBy(credentials::refresh).hasMessageContaining("Token has been expired or revoked.");
    }

    /** "Using OAuth 2.0 for Web Server Applications": Library, Credentials, redirect URIs, the download. */
    @Test
    void a_web_app_registers_its_redirect_uri_and_is_told_what_is_wrong_with_it() {
        var console = project("my-web-shop");
        console.follow("Credentials")
                .press("new-client")
                .follow("Web application")
                .type("Name", "Shop");

        console.type("Authorized redirect URIs", "http://shop.example.com/back").press("create");
        assertThat(console.problem()).isEqualTo("Invalid Redirect: must use the scheme https.");
        console.type("Authorized redirect URIs", "http://localhost:8080").press("create");

        assertThat(console.heading()).isEqualTo("Shop");
        String id = console.text("client-id");
        Path file = console.download("download", folder);
        var flow = AuthorizationCodeFlow.fromClientSecrets(
                file, Set.of("openid"), Surroundings.of(Endpoints.at(google.url())));
        var asked = flow.step1(URI.create("http://localhost:8080"));
        chromium.driver().get(asked.url().toString());
        assertThat(chromium.driver().getPageSource()).contains("data-identifier=\"ada@example.com\"");
        open().follow("my-web-shop").follow("Credentials").follow("Shop").press("delete");
        chromium.driver().get(asked.url().toString());
        assertThat(chromium.driver().getPageSource()).contains("deleted_client");
        assertThat(google.records().clients().find(id)).isPresent();
    }

    /** "Using OAuth 2.0 for Server to Server Applications": the account, its key, its delegation. */
    @Test
    void a_service_account_gets_its_key_and_acts_for_a_user_of_the_domain() {
        var console = project("night-shift-1");
        console.follow("API library").press("switch-sqladmin");
        console.follow("Service accounts")
                .type("Service account ID", "night-shift")
                .press("create");
        String number = console.text("unique-id");
        Path key = console.download("create-json", folder);
        var robot = ServiceAccountCredentials.fromJson(key, Surroundings.of(Endpoints.at(google.url())))
                .withScopes(Set.of(SQL));
        assertThat(robot.accessToken().value()).startsWith("ya29.c.");
        var grace = robot.withSubject("grace@example.org");
        assertThatThrownBy(grace::accessToken).hasMessageContaining("unauthorized_client");

        console.follow("Domain-wide delegation");
        console.type("Client ID", number).type("Domain", "example.org").type("OAuth scopes (comma-delimited)", SQL);
        console.press("authorize");

        assertThat(console.said()).startsWith("The client is authorized.");
        assertThat(grace.accessToken().value()).startsWith("ya29.");
    }

    @Test
    void a_project_is_created_from_the_keyboard_alone() {
        var console = open();

        console.keys(Keys.TAB);
        assertThat(console.list("[document.activeElement.textContent]")).containsExactly("Skip to the content");
        console.tabTo("#project_id").sendKeys("typed-by-hand");
        var before = console.here();
        console.tabTo("#create").sendKeys(Keys.ENTER);

        assertThat(console.arrived(before).said()).isEqualTo("The project typed-by-hand was created.");
    }

    @Test
    void every_page_is_reached_from_the_front_page_and_none_needs_anything_from_elsewhere() {
        chromium.driver().get(google.url().toString());
        chromium.driver().findElement(org.openqa.selenium.By.id("console")).click();
        var console = ConsolePage.open(chromium, google.consolePages());

        assertThat(console.list("performance.getEntriesByType('resource').map(entry => entry.name)"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith(google.url().toString()));
        assertThat(console.list("[...document.scripts].map(script => script.src)"))
                .isEmpty();
    }

    private ConsolePage open() {
        return ConsolePage.open(chromium, google.consolePages());
    }

    private ConsolePage project(String id) {
        var console = open().type("Project ID", id).press("create");
        assertThat(console.said()).isEqualTo("The project " + id + " was created.");
        return console;
    }
}
