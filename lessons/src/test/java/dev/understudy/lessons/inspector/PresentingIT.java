package dev.understudy.lessons.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.demo.NeedsChromium;
import dev.understudy.server.FakeGoogle;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** In front of a class: holding requests, winding back, and handing on what was seen. */
@NeedsChromium
class PresentingIT {

    private final Chromium chromium;

    @TempDir
    private Path folder;

    @AutoClose
    private final FakeGoogle google = FakeGoogle.start();

    private final Traffic traffic = new Traffic(google);

    PresentingIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @Test
    void space_holds_requests_and_the_arrow_lets_one_go() throws Exception {
        var page = open();
        page.press(Keys.SPACE);
        page.until("document.getElementById('pause').getAttribute('aria-pressed') === 'true'");

        var reply = CompletableFuture.supplyAsync(() -> traffic.get("/.well-known/openid-configuration"));
        page.until("document.querySelectorAll('.waiting').length === 1");
        assertThat(reply).isNotDone();
        assertThat(page.rows()).isEmpty();
        page.press(Keys.ARROW_RIGHT);

        assertThat(reply.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        page.drawn(1).until("document.querySelectorAll('.waiting').length === 0");
    }

    @Test
    void a_held_request_is_changed_before_the_server_sees_it() throws Exception {
        var page = open();
        page.press(Keys.SPACE);
        page.until("document.getElementById('pause').getAttribute('aria-pressed') === 'true'");
        CompletableFuture<HttpResponse<String>> reply =
                CompletableFuture.supplyAsync(() -> traffic.get("/oauth2/v3/tokeninfo?access_token=abc"));
        page.until("document.querySelectorAll('.waiting').length === 1");

        page.script("document.querySelectorAll('.waiting button')[1].click()");
        chromium.driver().findElement(By.cssSelector(".edit input")).sendKeys("access_token");
        chromium.driver()
                .findElement(By.cssSelector(".edit button[value=remove]"))
                .click();

        reply.get(10, TimeUnit.SECONDS);
        assertThat(google.lab()
                        .exchanges(exchange -> true)
                        .get(0)
                        .request()
                        .query()
                        .values())
                .isEmpty();
    }

    @Test
    void what_was_recorded_is_wound_back_and_played() {
        traffic.get("/.well-known/openid-configuration");
        traffic.get("/oauth2/v3/certs");
        var page = open().drawn(2);

        page.script("const slider = document.getElementById('rewind'); slider.value = 1;"
                + " slider.dispatchEvent(new Event('input'))");
        assertThat(page.shown()).containsExactly("discovery");
        page.press("p");

        page.until("document.querySelectorAll('.exchange:not([hidden])').length === 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "mermaid", "plantuml", "har", "jsonl", "html"})
    void what_is_handed_on_tells_the_flow_and_no_secret(String kind) {
        traffic.signIn(chromium, folder);
        var page = open();

        String text = page.written(kind);

        assertThat(text).contains("/o/oauth2/v2/auth").contains("invalid_grant");
        var secrets = Secrets.of(google.lab().exchanges(exchange -> true));
        assertThat(secrets).hasSizeGreaterThan(3);
        assertThat(Secrets.told(text, secrets)).isEmpty();
    }

    @Test
    void a_recording_plays_from_a_file_without_a_server() throws Exception {
        traffic.signIn(chromium, folder);
        int count = google.lab().exchanges(exchange -> true).size();
        String html = open().written("html");
        google.close();

        Path file = Files.writeString(folder.resolve("flow.html"), html);
        chromium.driver().get(file.toUri().toString());
        var page = InspectorPage.of(chromium).drawn(count);

        page.open("token");
        assertThat(page.detail()).contains("The authorization code: good once").doesNotContain("Send it again");
        assertThat(page.list("performance.getEntriesByType('resource').map(entry => entry.name)"))
                .isEmpty();
    }

    private InspectorPage open() {
        return InspectorPage.open(chromium, google.inspector());
    }
}
