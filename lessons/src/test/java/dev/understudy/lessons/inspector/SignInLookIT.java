package dev.understudy.lessons.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.client.DeviceFlow;
import dev.understudy.client.Endpoints;
import dev.understudy.client.Surroundings;
import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.demo.NeedsChromium;
import dev.understudy.lessons.testing.Look;
import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.ConsentScreen.Publishing;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.OobMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** What somebody meets who signs in, on a projector and on a telephone, by day and by night. */
@NeedsChromium
class SignInLookIT {

    private static final String OOB = "urn:ietf:wg:oauth:2.0:oob";
    private static final String FILES = "https://www.googleapis.com/auth/drive.metadata.readonly";
    private static final String CALENDAR = "https://www.googleapis.com/auth/calendar.readonly";
    private static final By ADA = By.cssSelector("[data-identifier='" + DemoWorld.ADA.email() + "']");

    private final Chromium chromium;

    @AutoClose
    private final FakeGoogle google = FakeGoogle.start();

    SignInLookIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @Test
    void the_way_to_a_code_and_out_again() {
        google.console().changeScreen(DemoWorld.PROJECT, screen -> screen.withLogo(Optional.of("UD")));
        ask(DemoWorld.DESKTOP, OOB, "openid email " + FILES + " " + CALENDAR, "");
        look("signin-chooser", "Choose an account");

        press(ADA);
        look("signin-consent-boxes", "Select all");
        press(By.id("select-all"));
        look("signin-consent-all-ticked", "Clear all");
        press(By.id("allow"));
        look("signin-code", "Please copy this code");

        ask(DemoWorld.DESKTOP, OOB + ":auto", FILES, "select_account consent");
        look("signin-chooser-signed-in", "Sign out of all accounts");
        press(ADA);
        look("signin-consent", "See information about your Google Drive files");
        press(By.id("allow"));
        look("signin-close-this-window", "Please close this window.");

        chromium.driver().get(google.url() + "/Logout");
        look("signin-signed-out", "All accounts are signed out of this browser.");
    }

    @Test
    void an_address_that_is_not_in_the_list() {
        ask(DemoWorld.DESKTOP, OOB, FILES, "");
        press(By.id("other-account"));
        look("signin-identifier", "Email or phone");

        chromium.driver().findElement(By.id("identifier")).sendKeys("nobody@nowhere.example");
        press(By.id("next"));
        look("signin-identifier-unknown", "Couldn't find your Google Account");
    }

    @Test
    void the_warnings_before_consent() {
        google.records().clients().update(DemoWorld.DESKTOP.id(), client -> client.withOob(OobMode.WARNED));
        google.console().changeScreen(DemoWorld.PROJECT, screen -> screen.asUnverified());
        warnedOf("signin-warning-oob", "This app will be blocked soon");

        press(By.id("continue"));
        chromium.driver().findElement(By.tagName("summary")).click();
        look("signin-warning-unverified", "Go to Understudy Demo (unsafe)");

        google.console().changeScreen(DemoWorld.PROJECT, screen -> screen.withScopes(Set.of(CALENDAR)));
        google.records().clients().update(DemoWorld.DESKTOP.id(), client -> client.withOob(OobMode.ALLOWED));
        warnedOf("signin-blocked", "This app is blocked");

        google.console()
                .changeScreen(
                        DemoWorld.PROJECT,
                        screen ->
                                screen.withPublishing(Publishing.TESTING).withTestUsers(Set.of(DemoWorld.ADA.email())));
        warnedOf("signin-warning-testing", "an app that's currently being tested");
    }

    @Test
    void a_refusal_with_its_details() {
        ask(
                DemoWorld.WEB,
                "http://localhost:58903/a/callback/that/nobody/has/registered/and/that/is/rather/long",
                FILES,
                "");
        look("signin-error", "Access blocked");
        chromium.driver().findElement(By.tagName("summary")).click();
        look("signin-error-details", "Error 400: redirect_uri_mismatch");
    }

    @Test
    void the_pages_of_a_device(@TempDir Path credentials) {
        CredentialFiles.write(google, credentials);
        var flow = DeviceFlow.fromClientSecrets(
                credentials.resolve("client_secret_tv.json"),
                Set.of("openid", "email", "https://www.googleapis.com/auth/drive.file"),
                Surroundings.of(Endpoints.at(google.url())));

        type(flow.start().userCode().substring(1));
        look("device-wrong-code", "That code didn't work. Try again.");

        type(flow.start().userCode());
        look("device-chooser", "Choose an account");
        press(ADA);
        look("device-consent", "Understudy Demo");
        press(By.id("deny"));
        look("device-denied", "The device was not connected.");

        type(flow.start().userCode());
        press(ADA);
        press(By.id("select-all"));
        press(By.id("allow"));
        look("device-connected", "Device connected.");
        chromium.driver().navigate().back();
        press(By.id("allow"));
        look("device-stale", "This page is too old");
    }

    /** Types the code of a device into its page. */
    private void type(String code) {
        chromium.driver().get(google.url() + "/device");
        look("device-code", "Enter the code displayed on your device.");
        chromium.driver().findElement(By.id("user-code")).sendKeys(code);
        press(By.id("next"));
    }

    private void warnedOf(String name, String words) {
        ask(DemoWorld.DESKTOP, OOB, FILES, "select_account");
        press(ADA);
        look(name, words);
    }

    private void ask(OAuthClient client, String redirectUri, String scopes, String prompt) {
        chromium.driver()
                .get(google.url() + "/o/oauth2/v2/auth?response_type=code&client_id=" + client.id() + "&redirect_uri="
                        + encoded(redirectUri) + "&scope=" + encoded(scopes) + "&prompt=" + encoded(prompt));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void press(By what) {
        page().leaveBy(what);
    }

    private InspectorPage page() {
        return InspectorPage.of(chromium);
    }

    /** Looks at the page that is open, which says this. */
    private void look(String name, String words) {
        assertThat(chromium.driver().findElement(By.tagName("body")).getText()).contains(words);
        Look.assertGoodEverywhere(page(), name);
    }
}
