package dev.understudy.lessons.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.demo.NeedsChromium;
import dev.understudy.lessons.testing.Look;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.fault.LostReply;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.FingerprintRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The fake's own pages on a projector and on a telephone, by day and by night: nothing cut off, all readable. */
@NeedsChromium
class LookIT {

    private static Chromium chromium;
    private static FakeGoogle google;

    @BeforeAll
    static void start(Chromium shared, @TempDir Path folder) {
        chromium = shared;
        google = FakeGoogle.start();
        new Traffic(google).signIn(chromium, folder);
        google.createKeyFile(DemoWorld.ROBOT.email());
        google.console().addTestUser(DemoWorld.PROJECT, DemoWorld.ADA.email());
        google.console().createProject("gone-for-now");
        google.console().shutDownProject("gone-for-now");
        google.signingKeys().rotate(DemoWorld.PROJECT);
        google.lab().fail(FaultRule.once(DemoWorld.PROJECT, "token", new LostReply()));
    }

    @AfterAll
    static void stop() {
        google.close();
    }

    @Test
    void the_inspector_with_all_that_it_opens() {
        var page = InspectorPage.open(chromium, google.inspector());
        page.until("document.querySelectorAll('.exchange').length > 5");
        Look.assertGoodEverywhere(page, "inspector");

        page.open("token");
        Look.assertGoodEverywhere(page, "inspector-exchange");

        page.until("document.querySelector('.exchange .advised.error') !== null");
        page.script("document.getElementById('advice').click()");
        assertThat(page.detail()).contains("code-sent-twice");
        Look.assertGoodEverywhere(page, "inspector-advice");

        page.script("document.querySelector('.close').click(); document.getElementById('large').click()");
        Look.assertGoodEverywhere(page, "inspector-large");
        page.script("document.getElementById('large').click(); document.getElementById('help').click()");
        Look.assertGoodEverywhere(page, "inspector-keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "projector", "export"})
    void the_inspector_with_secrets_in_every_mode(String mode) {
        var page = InspectorPage.open(chromium, google.inspector());
        page.choose("mask", mode);
        page.until("document.querySelectorAll('.exchange').length > 5");
        page.open("token");

        Look.assertGoodEverywhere(page, "inspector-secrets-" + mode);
    }

    @Test
    void the_inspector_with_a_request_held_and_opened_for_a_change() throws Exception {
        try (var quiet = FakeGoogle.start()) {
            var page = InspectorPage.open(chromium, quiet.inspector());
            Look.assertGoodEverywhere(page, "inspector-empty");

            page.press(Keys.SPACE);
            page.until("document.getElementById('pause').getAttribute('aria-pressed') === 'true'");
            var traffic = new Traffic(quiet);
            var reply = CompletableFuture.supplyAsync(() -> traffic.get("/oauth2/v3/tokeninfo?access_token=abc"));
            page.until("document.querySelectorAll('.waiting').length === 1");
            Look.assertGoodEverywhere(page, "inspector-held");
            page.script("document.querySelectorAll('.waiting button')[1].click()");
            Look.assertGoodEverywhere(page, "inspector-held-changed");

            chromium.driver()
                    .findElement(By.cssSelector(".edit button[value=remove]"))
                    .click();
            assertThat(reply.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void the_front_page() {
        chromium.driver().get(google.url().toString());
        Look.assertGoodEverywhere(InspectorPage.of(chromium), "front");
    }

    /** The pages of the console, each with something on it. */
    static List<String> console() {
        String project = "/projects/" + DemoWorld.PROJECT;
        var pages = new ArrayList<>(List.of(
                "",
                "/accounts",
                "/accounts/" + DemoWorld.ADA.sub(),
                "/delegation",
                "/keys",
                project,
                project + "/library",
                project + "/consent",
                project + "/credentials",
                project + "/credentials/new",
                project + "/clients/" + DemoWorld.WEB.id(),
                project + "/service-accounts",
                project + "/service-accounts/" + DemoWorld.ROBOT.email(),
                project + "/lab",
                "/projects/gone-for-now",
                "/projects/nowhere"));
        for (ClientType type : ClientType.values()) {
            pages.add(project + "/credentials/new?type=" + type.name().toLowerCase(Locale.ROOT));
        }
        return pages;
    }

    /** No page of the console is left out: each route is one of those above, with something in its variables. */
    @Test
    void every_page_of_the_console_is_looked_at() {
        var routes = google.endpoints().stream()
                .filter(door -> door.name().startsWith("_console"))
                .flatMap(door -> door.routes().stream())
                .filter(route -> route.method().equals("GET"))
                .toList();

        assertThat(routes)
                .hasSizeGreaterThan(12)
                .allSatisfy(route -> assertThat(console())
                        .anyMatch(path -> route.match("GET", "/_understudy/console" + path.replaceFirst("\\?.*", ""))
                                .isPresent()));
    }

    @ParameterizedTest
    @MethodSource("console")
    void the_console(String path) {
        chromium.driver().get(google.consolePages() + path);
        var page = InspectorPage.of(chromium);
        page.script("document.querySelectorAll('details').forEach(one => one.open = true)");

        Look.assertGoodEverywhere(page, "console" + path);
    }

    @Test
    void what_the_console_says_and_what_it_refuses() {
        String create = "/projects/" + DemoWorld.PROJECT + "/credentials/new?type=android";
        chromium.driver().get(google.consolePages() + create);
        type("name", "A phone");
        type("app_id", "com.example.phone");
        type("sha1", "DA:39");
        var page = press("create", "problem");
        Look.assertGoodEverywhere(page, "console-refused");

        type("sha1", FingerprintRules.EXAMPLE);
        press("create", "client-id");
        Look.assertGoodEverywhere(page, "console-android-client");

        press("delete", "restore");
        Look.assertGoodEverywhere(page, "console-deleted-client");
    }

    private static void type(String id, String text) {
        var field = chromium.driver().findElement(By.id(id));
        field.clear();
        field.sendKeys(text);
    }

    /** Presses a button, and waits for the page that has this. */
    private static InspectorPage press(String id, String then) {
        chromium.driver().findElement(By.id(id)).click();
        var page = InspectorPage.of(chromium);
        page.until("document.getElementById('" + then + "') !== null");
        return page;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_understudy/inspector", "/_understudy/console/delegation", "/_understudy/console/keys"})
    void on_paper_there_is_black_on_white_and_nothing_to_press(String path) {
        var page = InspectorPage.open(chromium, google.inspector());
        chromium.driver().get(google.url() + path);
        page.until("document.querySelector('.exchange, main h1') !== null");
        page.showOnPaper(794);

        Look.assertGood(page);
        assertThat(page.script("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(page.list("[...document.querySelectorAll('.bar, .menu, .present, .do, nav')]"
                        + ".filter(e => e.getBoundingClientRect().width > 0).map(e => e.className)"))
                .isEmpty();
    }
}
