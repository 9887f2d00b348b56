package dev.understudy.lessons.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.demo.NeedsChromium;
import dev.understudy.lessons.testing.Look;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The pages of a class in full swing, on a projector and on a telephone, by day and by night. */
@NeedsChromium
class ClassLookIT {

    private static Chromium chromium;
    private static ClassScene room;

    @BeforeAll
    static void start(Chromium shared, @TempDir Path folder) {
        chromium = shared;
        room = ClassScene.inFullSwing(folder);
    }

    @AfterAll
    static void stop() {
        room.close();
    }

    @Test
    void the_dashboard_with_learners_in_every_state() {
        var page = dashboard();
        assertThat(page.list("[...document.querySelectorAll('tbody tr')].map(row => row.dataset.learner)"))
                .startsWith("maximilianea")
                .hasSize(8);
        assertThat(page.list("[...new Set([...document.querySelectorAll('#board .cell')].map(c => c.classList[1]))]"))
                .contains("blank", "begun", "passed", "changed");
        Look.assertGoodEverywhere(page, "class");

        page.script("document.querySelector('[data-learner=grace] .row-tools button:last-child').click()");
        Look.assertGoodEverywhere(page, "class-ask");

        page.script("document.getElementById('no').click(); document.getElementById('lesson').value = '08-state';"
                + "document.getElementById('lesson').dispatchEvent(new Event('change'))");
        page.until("document.querySelectorAll('thead th').length === 5");
        Look.assertGoodEverywhere(page, "class-one-lesson");
    }

    @Test
    void the_dashboard_before_anybody_begins(@TempDir Path folder) {
        try (var quiet = ClassScene.before(folder)) {
            quiet.asInstructor(chromium, "/_understudy/class");
            var page = InspectorPage.of(chromium);
            page.until("document.getElementById('status').textContent.includes('0 of 8 have begun')");
            Look.assertGoodEverywhere(page, "class-quiet");
        }
    }

    @Test
    void the_cards_on_a_screen_and_on_paper() {
        room.asInstructor(chromium, "/_understudy/class/cards");
        var page = InspectorPage.of(chromium);
        assertThat(page.list("[...document.querySelectorAll('.ticket h2')].map(e => e.textContent)"))
                .hasSize(8);
        Look.assertGoodEverywhere(page, "cards");

        page.showOnPaper(794);
        Look.photograph(page, "cards-on-paper");
        Look.assertGood(page);
        assertThat(page.script("return document.querySelector('.bar').getBoundingClientRect().width"))
                .isEqualTo(0L);
    }

    @ParameterizedTest
    @CsvSource({
        "me-stuck, " + ClassScene.STUCK + ", You are at 08.2",
        "me-done, " + ClassScene.DONE + ", You have solved 15.5",
        "me-absent, " + ClassScene.ABSENT + ", No lesson begun yet"
    })
    void a_learners_page(String name, String key, String words) {
        room.asLearner(chromium, key, "/me");
        var page = InspectorPage.of(chromium);
        page.until("document.getElementById('status').textContent.includes('Live')");
        page.until("document.getElementById('at').textContent.includes('" + words + "')");
        assertThat(page.script("return document.getElementById('shown').hidden"))
                .isEqualTo(!key.equals(ClassScene.STUCK));

        Look.assertGoodEverywhere(page, name);
    }

    @Test
    void the_door_and_what_it_says_to_a_wrong_key() {
        room.asLearner(chromium, "", "/me");
        var page = InspectorPage.of(chromium);
        Look.assertGoodEverywhere(page, "door");

        chromium.driver().findElement(By.id("key")).sendKeys("blue-fox-0000");
        chromium.driver().findElement(By.id("enter")).click();
        page.until("document.querySelector('.problem').textContent.includes('No learner of this class has this key')");
        Look.assertGoodEverywhere(page, "door-wrong-key");
    }

    @Test
    void the_diagram_of_one_learner() {
        room.asInstructor(chromium, "/_understudy/inspector?project=example-123-maximilianea");
        var page = InspectorPage.of(chromium);
        page.drawn(2);
        assertThat(page.rows()).hasSize(2);
        Look.assertGoodEverywhere(page, "class-diagram");
    }

    private static InspectorPage dashboard() {
        room.asInstructor(chromium, "/_understudy/class");
        var page = InspectorPage.of(chromium);
        page.until("document.querySelectorAll('#board tbody tr').length === 8");
        return page;
    }
}
