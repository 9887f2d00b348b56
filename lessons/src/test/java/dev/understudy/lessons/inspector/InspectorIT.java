package dev.understudy.lessons.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.demo.NeedsChromium;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.model.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The flow inspector in a real Chromium, watched while apps are at work. */
@NeedsChromium
class InspectorIT {

    private final Chromium chromium;

    @TempDir
    private Path folder;

    @AutoClose
    private FakeGoogle google = FakeGoogle.start();

    private final Traffic traffic = new Traffic(google);

    InspectorIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @Test
    void an_exchange_is_drawn_while_the_page_is_looked_at() {
        var page = open();

        traffic.get("/.well-known/openid-configuration");

        assertThat(page.drawn(1).rows()).containsExactly("1 200");
    }

    @Test
    void by_time_the_rows_are_the_journal() {
        traffic.signIn(chromium, folder);
        var page = open().drawn(journal().size());

        page.choose("order", "time");
        page.drawn(journal().size());

        assertThat(page.rows())
                .containsExactlyElementsOf(journal().stream()
                        .map(exchange ->
                                exchange.number() + " " + exchange.reply().status())
                        .toList());
    }

    @Test
    void a_sign_in_is_one_flow_from_the_first_request_to_the_last_call() {
        traffic.signIn(chromium, folder);
        var page = open().drawn(journal().size());

        assertThat(page.flows()).contains("Sign-in of ada@example.com");
        assertThat(page.list("[...document.querySelector('.flow').querySelectorAll('.exchange')]"
                        + ".map(row => row.dataset.endpoint)"))
                .startsWith("authorize")
                .contains("authorize.consent", "token", "drive.files.list");
    }

    @Test
    void pointing_at_the_code_lights_it_up_from_the_redirect_to_both_redemptions() {
        traffic.signIn(chromium, folder);
        var page = open().drawn(journal().size());

        page.pointAt("code 1");

        assertThat(page.lit()).containsExactly("authorize.consent", "token", "token");
    }

    @Test
    void an_exchange_is_explained_parameter_by_parameter() {
        traffic.signIn(chromium, folder);
        var page = open().drawn(journal().size());

        page.open("token");

        assertThat(page.detail())
                .contains("code_verifier")
                .contains("RFC 7636 section 4.5")
                .contains("The authorization code: good once")
                .contains("Signature good: this server signed it")
                .contains("by the lab's clock");
    }

    @Test
    void what_went_wrong_says_why_and_which_lesson_explains_it() {
        traffic.signIn(chromium, folder);
        var page = open().drawn(journal().size());

        page.choose("filter", "errors");
        page.until("document.querySelectorAll('.exchange:not([hidden])').length === 1");
        page.script("document.querySelector('.exchange:not([hidden]) .open').click()");

        assertThat(page.detail())
                .contains("✕ 400 invalid_grant")
                .contains(journal().get(journal().size() - 1).fact("why").orElseThrow())
                .contains("scripts/understudy learn 05");
    }

    @Test
    void no_secret_is_in_the_page_until_it_is_asked_for() {
        traffic.signIn(chromium, folder);
        var page = open().drawn(journal().size());
        var secrets = Secrets.of(journal());
        assertThat(secrets).hasSizeGreaterThan(3);

        for (String mask : List.of("projector", "export")) {
            page.choose("mask", mask);
            page.drawn(journal().size());
            for (Exchange exchange : journal()) {
                page.script("document.querySelector('[data-n=\"" + exchange.number() + "\"] .open').click()");
                assertThat(Secrets.told(page.source(), secrets)).isEmpty();
            }
        }
        page.choose("mask", "off");
        page.drawn(journal().size()).open("token");
        assertThat(Secrets.told(page.source(), secrets)).isNotEmpty();
    }

    @Test
    void markup_in_a_request_stays_text() {
        var page = open();

        traffic.get(
                "/o/oauth2/v2/auth?client_id=%3Cimg+src=x+onerror=%22document.title=%27hit%27%22%3E&state=%3Cscript%3E");
        page.drawn(1).open("authorize");

        assertThat(page.list("[...document.querySelectorAll('main img, main script')].map(e => e.outerHTML)"))
                .isEmpty();
        assertThat(page.detail()).contains("<img src=x onerror=");
        assertThat(chromium.driver().getTitle()).startsWith("Flow inspector");
    }

    @Test
    void everything_can_be_done_from_the_keyboard() {
        traffic.get("/.well-known/openid-configuration");
        traffic.get("/nothing");
        var page = open().drawn(2);

        page.press(Keys.ARROW_DOWN);
        page.press(Keys.ARROW_DOWN);
        page.press(Keys.ENTER);
        assertThat(page.detail()).contains("404");
        page.press(Keys.ARROW_UP);
        assertThat(page.detail()).contains("Discovery document");
        page.press(Keys.ESCAPE);
        assertThat(page.isDetailOpen()).isFalse();
        page.press("/");
        assertThat(page.focused().getDomAttribute("id")).isEqualTo("search");
    }

    @Test
    void a_search_leaves_what_fits() {
        traffic.get("/.well-known/openid-configuration");
        traffic.get("/oauth2/v3/certs");
        var page = open().drawn(2);

        page.search("public keys");

        assertThat(page.shown()).containsExactly("certs");
    }

    @Test
    void the_page_goes_on_when_the_server_was_started_again() {
        traffic.get("/one");
        traffic.get("/two");
        var page = open().drawn(2);
        int port = google.url().getPort();

        google.close();
        page.until("document.body.dataset.connection === 'lost'");
        google = FakeGoogle.start(Scenario.demo(), Settings.EMBEDDED.withPort(port));
        new Traffic(google).get("/three");

        assertThat(page.drawn(3).rows()).containsExactly("1 404", "2 404", "1 404");
        assertThat(page.source()).contains("The server was started again.");
    }

    @Test
    void a_thousand_exchanges_are_drawn_without_delay_and_more_are_windowed() {
        for (int i = 0; i < 1_300; i++) {
            traffic.get("/" + i);
        }
        long start = System.nanoTime();

        var page = open();
        page.until("document.getElementById('status').textContent.includes('1300 exchanges')");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(page.rows()).hasSize(1_000).first().isEqualTo("301 404");
        page.script("document.getElementById('earlier').click()");
        page.until("document.querySelector('.exchange').dataset.n === '1'");
    }

    @Test
    void nothing_comes_from_elsewhere() {
        var page = open();

        assertThat(page.list("performance.getEntriesByType('resource').map(entry => entry.name)"))
                .hasSizeGreaterThan(8)
                .allMatch(
                        name -> name.startsWith(google.inspector().resolve("/").toString()));
    }

    private InspectorPage open() {
        return InspectorPage.open(chromium, google.inspector());
    }

    private List<Exchange> journal() {
        return google.lab().exchanges(exchange -> true);
    }
}
