package dev.understudy.lessons.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.demo.NeedsChromium;
import dev.understudy.lessons.testing.Look;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.fault.LostReply;
import dev.understudy.server.model.DemoWorld;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fake's own pages on a projector and on a telephone, by day and by night: nothing cut off, all readable. */
@Tag("pages")
@NeedsChromium
class LookIT {

    private static Chromium chromium;
    private static FakeGoogle google;

    @BeforeAll
    static void start(Chromium shared, @TempDir Path folder) {
        chromium = shared;
        google = FakeGoogle.start();
        new Traffic(google).signIn(chromium, folder);
    }

    @AfterAll
    static void stop() {
        google.close();
    }

    @ParameterizedTest
    @CsvSource({"1280, 720, light", "1280, 720, dark", "390, 844, light", "390, 844, dark"})
    void the_inspector(int width, int height, String scheme) {
        var page = InspectorPage.open(chromium, google.inspector());
        page.show(width, height, scheme);
        page.until("document.querySelectorAll('.exchange').length > 5");
        Look.assertGood(page);

        page.open("token");
        Look.assertGood(page);

        page.until("document.querySelector('.exchange .advised.error') !== null");
        page.script("document.getElementById('advice').click()");
        assertThat(page.detail()).contains("code-sent-twice");
        Look.assertGood(page);

        page.script("document.querySelector('.close').click(); document.getElementById('large').click()");
        Look.assertGood(page);
    }

    @ParameterizedTest
    @CsvSource({"1280, 720, light", "1280, 720, dark", "390, 844, light", "390, 844, dark"})
    void the_front_page(int width, int height, String scheme) {
        var page = InspectorPage.open(chromium, google.inspector());
        page.show(width, height, scheme);
        chromium.driver().get(google.url().toString());
        Look.assertGood(page);
    }

    /** The pages of the console, each with something on it. */
    private static final List<String> CONSOLE = List.of(
            "",
            "/accounts",
            "/accounts/" + DemoWorld.ADA.sub(),
            "/delegation",
            "/keys",
            "/projects/example-123",
            "/projects/example-123/library",
            "/projects/example-123/consent",
            "/projects/example-123/credentials",
            "/projects/example-123/credentials/new",
            "/projects/example-123/credentials/new?type=web",
            "/projects/example-123/credentials/new?type=android",
            "/projects/example-123/clients/" + DemoWorld.WEB.id(),
            "/projects/example-123/service-accounts",
            "/projects/example-123/service-accounts/" + DemoWorld.ROBOT.email(),
            "/projects/example-123/lab",
            "/projects/nowhere");

    @ParameterizedTest
    @CsvSource({"1280, 720, light", "1280, 720, dark", "390, 844, light", "390, 844, dark"})
    void the_console(int width, int height, String scheme) {
        google.createKeyFile(DemoWorld.ROBOT.email());
        google.console().addTestUser(DemoWorld.PROJECT, DemoWorld.ADA.email());
        google.lab().fail(FaultRule.once(DemoWorld.PROJECT, "token", new LostReply()));
        var page = InspectorPage.open(chromium, google.inspector());
        page.show(width, height, scheme);
        for (String path : CONSOLE) {
            chromium.driver().get(google.consolePages() + path);
            page.script("document.querySelectorAll('details').forEach(one => one.open = true)");
            Look.assertGood(page);
            assertThat(page.list(Look.UNNAMED)).as("unnamed on " + path).isEmpty();
        }
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
