package dev.understudy.lessons.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.demo.NeedsChromium;
import dev.understudy.server.FakeGoogle;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Advice in the inspector: beside the exchanges that it is about, and all together. */
@NeedsChromium
class AdviceIT {

    private final Chromium chromium;

    @TempDir
    private Path folder;

    @AutoClose
    private final FakeGoogle google = FakeGoogle.start();

    private final Traffic traffic = new Traffic(google);
    private InspectorPage page;

    AdviceIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeEach
    void an_app_redeems_its_code_twice() {
        traffic.signIn(chromium, folder);
        page = InspectorPage.open(chromium, google.inspector());
        page.until("document.querySelectorAll('.exchange .advised.error').length === 2");
    }

    @Test
    void the_exchanges_concerned_are_marked_and_tell_why_and_what_to_do() {
        assertThat(page.list("[...document.querySelectorAll('.exchange:has(.advised.error)')].map(row =>"
                        + " row.dataset.endpoint)"))
                .containsExactly("token", "token");

        page.open("token");

        assertThat(page.detail())
                .contains("A code was redeemed a second time")
                .contains("The same code was sent to the token endpoint again.")
                .contains("Instead: Redeem it once")
                .contains("RFC 6749 section 4.1.2")
                .contains("scripts/understudy learn 05");
    }

    @Test
    void the_key_a_shows_all_of_it_and_leads_to_the_exchanges() {
        page.press("a");

        assertThat(page.detail()).contains("Advice", "code-sent-twice");
        assertThat(page.list("[...document.querySelectorAll('.finding')].map(one => one.dataset.rule)"))
                .contains("code-sent-twice")
                .hasSameSizeAs(google.lab().findings());

        page.script("document.querySelector('.finding .place').click()");
        assertThat(page.detail()).contains("Token request");
    }

    @Test
    void it_grows_while_the_app_is_at_work() {
        page.press("a");
        for (int i = 0; i < 5; i++) {
            traffic.get("/oauth2/v3/certs");
        }

        page.until("[...document.querySelectorAll('.finding')].some(one => one.dataset.rule === 'keys-not-cached')");
        assertThat(page.list("[document.getElementById('advice').textContent]"))
                .containsExactly("Advice (" + google.lab().findings().size() + ")");
    }
}
