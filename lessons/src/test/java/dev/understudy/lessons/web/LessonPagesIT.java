package dev.understudy.lessons.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.demo.NeedsChromium;
import dev.understudy.lessons.learn.Progress;
import dev.understudy.lessons.testing.Look;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.chromium.HasCdp;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.FluentWait;

/** The lessons as pages in a real Chromium. */
@NeedsChromium
class LessonPagesIT {

    private static final Course COURSE = Course.bundled();

    private static LessonPages pages;
    private static Path progress;

    private final Chromium chromium;

    LessonPagesIT(Chromium chromium) {
        this.chromium = chromium;
    }

    @BeforeAll
    static void start(@TempDir Path folder) {
        progress = folder.resolve("progress.txt");
        pages = LessonPages.open(0, COURSE, Progress.in(progress));
    }

    @AfterAll
    static void stop() {
        pages.close();
    }

    @BeforeEach
    void forget() throws IOException {
        Files.deleteIfExists(progress);
    }

    /** Three lessons in every run, all of them in a thorough one. */
    static Stream<String> lessons() {
        var chosen = Boolean.getBoolean("understudy.thorough") ? "\\d\\d" : "01|05|08";
        return COURSE.lessons().stream().map(lesson -> lesson.head().number()).filter(number -> number.matches(chosen));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void the_official_lines_solve_every_step_of_a_lesson(String number) {
        var lesson = COURSE.find(number).orElseThrow();
        var page = open(number);

        for (int i = 0; i < lesson.steps().size(); i++) {
            assertThat(page.step()).isEqualTo(i + 1);
            assertThat(page.ticked())
                    .hasSizeLessThan(lesson.steps().get(i).check().size());
            page.run(lesson.steps().get(i).solution().text()).solved();
            page.press(i + 1 < lesson.steps().size() ? "Next" : "All lessons");
            if (i + 1 < lesson.steps().size()) {
                page.ready();
            }
        }

        page.until("document.querySelector('li.whole[data-lesson=\"" + number + "\"]') !== null");
    }

    @Test
    void a_lesson_is_learned_on_its_page() {
        var page = open("05");

        page.run("var where = ada.denies(url);");
        assertThat(page.missing()).contains("Ada pressed Cancel");
        assertThat(page.result()).contains("error=access_denied");
        page.press("Hint");
        assertThat(page.aid()).contains("Hint 1 of 2", "Ada can also allow it.");
        page.run("ada.allowed(url)");
        assertThat(page.result()).contains("There is no method allowed").contains("Did you mean allows?");
        page.press("Solution");
        page.press("Put them into the field");
        assertThat(page.typed()).isEqualTo("var where = ada.allows(url);");
        page.run(page.typed()).solved();
        assertThat(page.ticked()).containsExactly("authorize.consent -> 302");
        assertThat(page.drawn()).contains("authorize.consent 302");

        page.press("Next");
        page.ready();
        assertThat(page.drawn()).isEmpty();
        page.press("Break");
        page.press("a slash less");
        page.ready();
        assertThat(page.result()).contains("A slash is a byte.", "The server is back");
        page.until("document.querySelectorAll('.diagram .exchange').length === 1");
        assertThat(page.drawn()).containsExactly("token 400");
        page.press("Back");
        page.ready();
        assertThat(page.step()).isEqualTo(1);
        page.press("Reset");
        assertThat(page.ready().typed()).isEqualTo("var where = ada.denies(url);");
    }

    @Test
    void a_long_answer_does_not_push_the_buttons_beneath_the_bar() {
        var page = open("00");

        page.run("\"a line\\n\".repeat(40) + get(\"/hello\")").solved();

        page.untilBelowTheBar(".current .next");
    }

    @Test
    void what_runs_is_stopped_and_what_was_typed_is_kept() {
        var page = open("00");

        page.begin("System.out.println(\"begun\"); while (true) { }");
        page.until("document.querySelector('.current .printed').textContent === 'begun\\n'");
        page.press("Stop");

        assertThat(page.ready().result()).contains("begun", "Stopped.");
        chromium.driver().navigate().refresh();
        assertThat(page.ready().typed()).startsWith("System.out.println");
    }

    @Test
    void the_jvm_of_a_page_ends_when_another_is_opened() {
        open("01");
        assertThat(pages.sittings().size()).isPositive();

        chromium.driver().get("about:blank");

        new FluentWait<>(pages)
                .withTimeout(Duration.ofSeconds(10))
                .until(all -> all.sittings().size() == 0);
    }

    @Test
    void a_page_without_the_link_shows_the_door() {
        chromium.driver().get(pages.url() + "/lessons/05");
        assertThat(chromium.driver().getPageSource()).contains("Which link did you take?");

        assertThat(open("05").step()).isPositive();
        assertThat(chromium.driver().getCurrentUrl())
                .doesNotContain(pages.link(Optional.empty()).getFragment());
        assertThat(chromium.driver().manage().getCookies()).allMatch(cookie -> cookie.isHttpOnly());
    }

    static Stream<String> attempts() {
        return Stream.of(
                "fetch(target + '/run', {...c, method: 'POST', headers: {'Content-Type': 'application/json', 'X-Lab':"
                        + " token}, body: '{\"text\": \"var stolen = 1;\"}'}).then(r => r.text())",
                "fetch(target + '/run', {...c, method: 'POST', headers: {'Content-Type': 'application/json'}, body:"
                        + " '{\"text\": \"var stolen = 1;\"}'}).then(r => r.text())",
                "fetch(target + '/run', {...c, method: 'POST', mode: 'no-cors', headers: {'Content-Type':"
                        + " 'text/plain'}, body: '{\"text\": \"var stolen = 1;\"}'}).then(r => r.text())",
                "fetch(target + '/run', {...c, method: 'POST', mode: 'no-cors', body: new Blob(['{\"text\": \"var"
                        + " stolen = 1;\"}'])}).then(r => r.text())",
                "fetch(target.replace(/\\/sittings.*/, '/course'), c).then(r => r.text())",
                "fetch(target.replace(/\\/sittings.*/, '/course'), {...c, mode: 'no-cors'}).then(r => r.text())",
                "new Promise((take, fail) => { const e = new EventSource(target + '/events', {withCredentials: true});"
                        + " e.onmessage = m => take(m.data); e.addEventListener('hello', m => take(m.data)); e.onerror ="
                        + " () => fail('refused'); })",
                "new Promise((take, fail) => { const s = document.createElement('script'); s.src ="
                        + " target.replace(/\\/sittings.*/, '/course'); s.onload = () => take('loaded'); s.onerror = () =>"
                        + " fail('refused'); document.body.append(s); })",
                "new Promise((take, fail) => { const f = document.createElement('iframe'); f.src ="
                        + " target.replace(/\\/sittings.*/, '/lessons/05'); f.onload = () => { try {"
                        + " take(f.contentDocument.body.innerText); } catch (e) { fail(e); } }; document.body.append(f);"
                        + " })",
                "navigator.sendBeacon(target + '/run', '{\"text\": \"var stolen = 1;\"}') ? new Promise(r =>"
                        + " setTimeout(r, 200, '')) : ''");
    }

    @Test
    void a_page_of_another_port_can_neither_read_nor_run_anything_though_it_knows_the_token() throws Exception {
        var client = new PageClient(pages);
        open("05"); // this browser has the cookie
        String sitting = client.open("00");
        var target = pages.url().resolve(sitting);

        try (var hostile = HostilePage.open(chromium)) {
            attempts()
                    .forEach(attempt -> assertThat(hostile.attempt(attempt, target, client.token()))
                            .as(attempt)
                            .doesNotContain("lesson", "judgement", "boot")
                            .matches("(?s)failed: .*|"));
            assertThat(hostile.submit(
                            pages.url().resolve(sitting + "/run"),
                            "text/plain",
                            "{\"text\": \"var stolen = 1;\", \"x\": \""))
                    .contains("\"problem\":\"Pages of other origins may not use these.\"");
        }

        assertThat(client.run(sitting, "stolen").toString()).contains("There is no variable stolen.");
        client.send(sitting + "/close", "{}");
    }

    @Test
    void it_looks_good_on_a_projector_and_on_a_telephone_by_day_and_by_night() {
        var page = open("05");
        assertLooksGood(page, "begun");
        page.run("System.out.println(\"hello\"); get(\"/drive/v3/files\", \"x\")");
        page.press("Break");
        assertLooksGood(page, "broken");
        page.run(COURSE.find("05").orElseThrow().steps().get(0).solution().text())
                .solved();
        page.press("Solution");
        assertLooksGood(page, "solved");

        chromium.driver().get(pages.url().toString());
        page.until("document.querySelector('#lessons li') !== null");
        assertLooksGood(page, "list");
    }

    private static void assertLooksGood(LessonPage page, String state) {
        Look.assertGoodEverywhere(page, "lesson-" + state);
    }

    @Test
    void nothing_comes_from_elsewhere_and_nothing_is_blocked() {
        console();
        var page = open("05");
        assertThat(console()).noneMatch(message -> message.contains("Content Security Policy"));
        page.run("var where = ada.denies(url);");
        page.press("Break");
        page.press("a page where nobody waits");
        page.ready();

        assertThat(page.list("performance.getEntriesByType('resource').map(entry => entry.name)"))
                .hasSizeGreaterThan(8)
                .allMatch(name -> name.startsWith(pages.url() + "/"));
        assertThat(console()).isEmpty();
    }

    @Test
    void on_paper_there_are_all_steps_and_at_the_end_the_solutions_but_no_controls() {
        var page = open("05");
        ((HasCdp) chromium.driver()).executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));

        String paper = String.valueOf(page.script("return document.body.innerText"));

        ((HasCdp) chromium.driver()).executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        assertThat(paper)
                .containsSubsequence(
                        "The code, once",
                        "Ask Ada",
                        "Trade the code for tokens",
                        "Open the door",
                        "Solutions",
                        "ada.allows(url)")
                .doesNotContain("Break it", "Go to this step", "What travels");
        assertThat(page.list("[...document.querySelectorAll('button, textarea')].filter(e =>"
                        + " e.checkVisibility()).map(e => e.textContent)"))
                .isNotEmpty();
    }

    /** What the browser has complained about since it was asked last. */
    private List<String> console() {
        return chromium.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    private LessonPage open(String number) {
        return LessonPage.open(chromium, link(number));
    }

    private static URI link(String number) {
        Optional<Lesson> lesson = COURSE.find(number);
        assertThat(lesson).isPresent();
        return pages.link(lesson);
    }
}
