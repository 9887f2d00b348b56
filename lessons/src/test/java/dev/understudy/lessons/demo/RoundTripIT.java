package dev.understudy.lessons.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.understudy.client.ApiService;
import dev.understudy.client.AuthorizationCodeFlow;
import dev.understudy.client.AuthorizationDenied;
import dev.understudy.client.AuthorizationRequest;
import dev.understudy.client.Endpoints;
import dev.understudy.client.InstalledApp;
import dev.understudy.client.Surroundings;
import dev.understudy.client.UserCredentials;
import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.OobMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The reference client, a real Chromium and the fake, together: every way in which a code comes home. */
@NeedsChromium
class RoundTripIT {

    private static final Set<String> SCOPES = Set.of("https://www.googleapis.com/auth/drive.metadata.readonly");
    private static final URI OOB = URI.create("urn:ietf:wg:oauth:2.0:oob");
    private static final URI OOB_AUTO = URI.create("urn:ietf:wg:oauth:2.0:oob:auto");
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Chromium chromium;

    @TempDir
    private Path credentials;

    @AutoClose
    private final FakeGoogle google = FakeGoogle.start();

    private final Person ada;

    RoundTripIT(Chromium chromium) {
        this.chromium = chromium;
        ada = new Person(chromium.driver(), "ada@example.com", Person.Pace.PROMPT);
    }

    @BeforeEach
    void start() {
        CredentialFiles.write(google, credentials);
    }

    @Test
    void the_code_comes_home_to_the_loopback_receiver() {
        var userCredentials = InstalledApp.of(desktop()).withBrowser(ada::allow).runLocalServer();

        assertDriveIsOpen(userCredentials);
        assertThat(chromium.driver().findElement(By.tagName("body")).getText())
                .contains("The authentication flow has completed.");
    }

    @Test
    void of_several_scopes_all_are_selected() {
        var scopes = Set.of(SCOPES.iterator().next(), "https://www.googleapis.com/auth/calendar.readonly");
        var flow = AuthorizationCodeFlow.fromClientSecrets(
                credentials.resolve("client_secret_desktop.json"), scopes, surroundings());

        assertDriveIsOpen(InstalledApp.of(flow).withBrowser(ada::allow).runLocalServer());
        assertThat(google.records().grants().all())
                .singleElement()
                .satisfies(grant -> assertThat(grant.scopes()).containsAll(scopes));
    }

    @Test
    void the_code_is_read_from_the_title_of_the_window() {
        var flow = desktop();
        var asked = flow.step1(OOB);

        ada.allow(asked.url());
        String title = chromium.driver().getTitle();
        String shown = chromium.driver().findElement(By.id("code")).getDomProperty("value");

        assertThat(title).startsWith("Success code=4/").contains("&state=");
        String code = title.substring("Success code=".length(), title.indexOf('&'));
        assertThat(shown).isEqualTo(code);
        assertThat(chromium.driver().findElement(By.tagName("body")).getText())
                .contains("Please copy this code, switch to your application and paste it there:");
        assertDriveIsOpen(flow.step2(asked, code));
    }

    @Test
    void oob_auto_asks_to_close_the_window_and_shows_no_code() {
        var flow = desktop();
        var asked = flow.step1(OOB_AUTO);

        ada.allow(asked.url());
        String title = chromium.driver().getTitle();

        String code = title.substring("Success code=".length(), title.indexOf('&'));
        assertThat(chromium.driver().findElement(By.tagName("body")).getText())
                .contains("Please close this window.")
                .doesNotContain(code);
        assertDriveIsOpen(flow.step2(asked, code));
    }

    @Test
    void oob_meets_googles_block_with_a_client_of_today() {
        change(DemoWorld.DESKTOP, client -> client.withOob(OobMode.BLOCKED));
        var flow = desktop();

        ada.allow(flow.step1(OOB).url());

        chromium.driver().findElement(By.tagName("summary")).click();
        assertThat(chromium.driver().findElement(By.tagName("body")).getText())
                .contains("Access blocked: Understudy Demo's request is invalid")
                .contains("Error 400: invalid_request")
                .contains("The out-of-band (OOB) flow has been blocked in order to keep users secure.");
    }

    @Test
    void a_web_app_gets_the_code_at_its_registered_redirect_uri() throws Exception {
        var callback = new CompletableFuture<URI>();
        var app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/oauth2callback", request -> {
            callback.complete(request.getRequestURI());
            byte[] page = "<title>Signed in</title>".getBytes(StandardCharsets.UTF_8);
            request.sendResponseHeaders(200, page.length);
            request.getResponseBody().write(page);
            request.close();
        });
        app.start();
        try {
            var redirect = URI.create("http://localhost:" + app.getAddress().getPort() + "/oauth2callback");
            change(DemoWorld.WEB, client -> client.withRedirectUris(List.of(redirect.toString())));
            var flow = web();
            var asked = flow.step1(redirect);

            ada.allow(asked.url());

            assertThat(chromium.driver().getTitle()).isEqualTo("Signed in");
            assertDriveIsOpen(flow.step2(asked, redirect.resolve(callback.get(15, TimeUnit.SECONDS))));
        } finally {
            app.stop(0);
        }
    }

    @Test
    void a_denial_comes_home_too() {
        assertThatThrownBy(
                        () -> InstalledApp.of(desktop()).withBrowser(ada::deny).runLocalServer())
                .isInstanceOf(AuthorizationDenied.class);
        assertThat(google.lab().exchanges(exchange -> exchange.endpoint().equals("token")))
                .isEmpty();
    }

    @Test
    void an_unregistered_redirect_uri_ends_on_googles_error_page() {
        AuthorizationRequest asked = web().step1(URI.create("http://localhost:58903/"));

        ada.allow(asked.url());

        assertThat(chromium.driver().getCurrentUrl()).contains("/signin/oauth/error");
        chromium.driver().findElement(By.tagName("summary")).click();
        assertThat(chromium.driver().findElement(By.tagName("body")).getText())
                .contains("Error 400: redirect_uri_mismatch")
                .contains("redirect_uri=http://localhost:58903/");
    }

    @Test
    void what_was_granted_before_is_not_asked_again() {
        InstalledApp.of(desktop()).withBrowser(ada::allow).runLocalServer();

        var again = InstalledApp.of(desktop())
                .withBrowser(url -> {
                    chromium.driver().get(url.toString());
                    new WebDriverWait(chromium.driver(), PATIENCE).until(ExpectedConditions.urlContains("code="));
                })
                .runLocalServer();

        assertDriveIsOpen(again);
    }

    private AuthorizationCodeFlow desktop() {
        return AuthorizationCodeFlow.fromClientSecrets(
                credentials.resolve("client_secret_desktop.json"), SCOPES, surroundings());
    }

    private AuthorizationCodeFlow web() {
        return AuthorizationCodeFlow.fromClientSecrets(
                credentials.resolve("client_secret_web.json"), SCOPES, surroundings());
    }

    private void change(OAuthClient client, UnaryOperator<OAuthClient> change) {
        google.records().clients().update(client.id(), change);
    }

    private Surroundings surroundings() {
        return Surroundings.of(Endpoints.at(google.url()));
    }

    private static void assertDriveIsOpen(UserCredentials userCredentials) {
        var files = ApiService.build("drive", "v3", userCredentials)
                .get("files", Map.of("orderBy", "modifiedByMeTime desc", "pageSize", 5))
                .get("files")
                .elements();
        assertThat(files).hasSize(5);
    }
}
