package dev.understudy.lessons.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.demo.NeedsChromium;
import dev.understudy.lessons.testing.OtherSite;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.classroom.Roster;
import dev.understudy.server.model.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A page of another port of this machine, so of the same site, opened in the browser that has the controls' cookie,
 * against everything that inspector, lab and console answer: it can neither read nor change anything.
 */
@NeedsChromium
class CrossOriginIT {

    /** Each gives the paths of which it got anything to see. */
    private static final String ATTACKS = """
        const [base, targets, kind, done] = arguments;
        const element = (name, path) => new Promise((resolve) => {
          const one = document.createElement(name);
          one.onload = () => resolve([path]);
          one.onerror = () => resolve([]);
          one.src = base + path;
          document.body.append(one);
        });
        const ask = (path, options) => fetch(base + path, { credentials: 'include', ...options })
          .then((reply) => reply.type === 'opaque' ? reply.text().then((text) => text ? [path] : [])
            : reply.ok ? [path] : [], () => []);
        const submit = (target, encoding) => new Promise((resolve) => {
          const frame = document.createElement('iframe');
          frame.name = 'frame' + Math.random();
          document.body.append(frame);
          const form = document.createElement('form');
          Object.assign(form, { method: 'post', action: base + target.path, target: frame.name, enctype: encoding });
          const fields = encoding === 'text/plain'
            ? { [target.json.replace(/}$/, target.json.length > 2 ? ', "x": "' : '"x": "')]: '"}' } : target.fields;
          for (const [name, value] of Object.entries(fields)) {
            const field = document.createElement('input');
            Object.assign(field, { type: 'hidden', name, value });
            form.append(field);
          }
          document.body.append(form);
          frame.onload = () => {
            try { resolve(frame.contentDocument && frame.contentDocument.body.innerText ? [target.path] : []); } catch { resolve([]); }
          };
          HTMLFormElement.prototype.submit.call(form);
        });
        const frame = (path) => new Promise((resolve) => {
          const one = document.createElement('iframe');
          one.onload = () => { try { resolve(one.contentDocument && one.contentDocument.body.innerText ? [path] : []); } catch { resolve([]); } };
          one.src = base + path;
          document.body.append(one);
        });
        const attacks = {
          'fetch': (path) => ask(path, {}),
          'fetch, no-cors': (path) => ask(path, { mode: 'no-cors' }),
          'image': (path) => element('img', path),
          'script': (path) => element('script', path),
          'frame': frame,
          'event source': (path) => new Promise((resolve) => {
            const source = new EventSource(base + path, { withCredentials: true });
            source.onopen = () => { source.close(); resolve([path]); };
            source.onerror = () => { source.close(); resolve([]); };
          }),
          'web socket': (path) => new Promise((resolve) => {
            const socket = new WebSocket(base.replace('http', 'ws') + path);
            socket.onopen = () => resolve([path]);
            socket.onerror = () => resolve([]);
          }),
          'form': (target) => submit(target, 'application/x-www-form-urlencoded'),
          'form, text/plain': (target) => submit(target, 'text/plain'),
          'post, no-cors': (target) => ask(target.path, { method: 'POST', mode: 'no-cors', body: target.json,
            headers: { 'Content-Type': 'text/plain' } }),
          'post form, no-cors': (target) => ask(target.path, { method: 'POST', mode: 'no-cors',
            body: new URLSearchParams(target.fields) }),
          'post json': (target) => ask(target.path, { method: target.method, body: target.json,
            headers: { 'Content-Type': 'application/json' } }),
          'beacon': (target) => { navigator.sendBeacon(base + target.path, target.json); return Promise.resolve([]); },
        };
        Promise.all(targets.map(attacks[kind])).then((found) => done(found.flat()));
        """;

    private static Chromium chromium;
    private static FakeGoogle google;
    private static FakeGoogle room;
    private static OtherSite elsewhere;
    private static Targets targets;
    private static Targets roomsTargets;

    @BeforeAll
    static void start(Chromium shared, @TempDir Path folder) {
        google = FakeGoogle.start();
        targets = Targets.of(google);
        var roster = Roster.ofSize(folder.resolve("class.json"), 2);
        room = FakeGoogle.start(Scenario.demo(), Settings.EMBEDDED.forClass(roster));
        roomsTargets = Targets.ofClass(room);
        roomsTargets.get("/.well-known/openid-configuration");
        targets.get("/.well-known/openid-configuration");
        elsewhere = OtherSite.showing("<!DOCTYPE html><title>Elsewhere</title><body>");
        chromium = shared;
        chromium.driver().manage().timeouts().scriptTimeout(Duration.ofSeconds(40));
        chromium.driver().get(google.consolePages().toString());
        chromium.driver().get(room.consolePages().toString());
        chromium.driver().get(room.url() + "/me");
        chromium.driver()
                .findElement(By.id("key"))
                .sendKeys(roster.learners().get(0).key());
        chromium.driver().findElement(By.id("enter")).click();
        new WebDriverWait(chromium.driver(), Duration.ofSeconds(15))
                .until(browser -> !browser.findElements(By.id("diagram")).isEmpty());
    }

    @AfterAll
    static void stop() {
        elsewhere.close();
        google.close();
        room.close();
    }

    @Test
    void everything_is_attacked() {
        assertThat(targets.readings).hasSizeGreaterThan(40).contains("/_understudy/console/keys");
        assertThat(targets.changes).hasSizeGreaterThan(60);
        assertThat(targets.changes)
                .extracting(change -> change.get("path"))
                .contains("/_understudy/inspector/controls", "/_understudy/projects/example-123/clock");
        assertThat(roomsTargets.readings)
                .contains(
                        "/me", "/me/state", "/me/orders", "/_understudy/class/state", "/_understudy/inspector/events");
        assertThat(roomsTargets.changes)
                .extracting(change -> change.get("path"))
                .contains("/_understudy/class/actions", "/me/events", "/me/desk", "/me/leave");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fetch", "fetch, no-cors", "image", "script", "frame", "event source", "web socket"})
    void nothing_can_be_read(String attack) {
        String before = targets.state() + roomsTargets.state();

        assertThat(attack(attack, google, targets.readings)).isEmpty();
        assertThat(attack(attack, room, roomsTargets.readings)).isEmpty();
        assertThat(targets.state() + roomsTargets.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"form", "form, text/plain", "post, no-cors", "post form, no-cors", "post json", "beacon"})
    void nothing_can_be_changed(String attack) {
        String before = targets.state() + roomsTargets.state();

        assertThat(attack(attack, google, targets.changes)).isEmpty();
        assertThat(attack(attack, room, roomsTargets.changes)).isEmpty();
        assertThat(targets.state() + roomsTargets.state()).isEqualTo(before);
        // Nobody has paused it: a request is still answered.
        assertThat(targets.get("/.well-known/openid-configuration")).contains("issuer");
    }

    /** The browser that is attacked is the instructor's and a learner's: it could do all of it by itself. */
    @Test
    void the_same_scripts_read_and_change_from_a_page_of_the_class() {
        chromium.driver().get(room.url() + "/me");

        assertThat(run(room, "fetch", roomsTargets.readings))
                .asInstanceOf(InstanceOfAssertFactories.list(Object.class))
                .contains("/me/state", "/_understudy/class/state", "/_understudy/class/cards");
        var desk = roomsTargets.changes.stream()
                .filter(change -> change.get("path").equals("/me/desk"))
                .toList();
        assertThat(run(room, "post json", desk)).hasSize(1);
    }

    /** The attacks would be seen if they came through: from the inspector's own page they do. */
    @Test
    void the_same_scripts_read_and_change_from_a_page_of_the_fake_itself() {
        try (var open = FakeGoogle.start()) {
            var own = Targets.of(open);
            String before = own.state();
            chromium.driver().get(open.inspector().toString());

            assertThat(run(open, "fetch", own.readings)).hasSizeGreaterThan(30);
            var clock = own.changes.stream()
                    .filter(change -> change.get("path").toString().endsWith("/clock"))
                    .toList();
            assertThat(run(open, "post json", clock)).hasSize(1);
            assertThat(own.state()).isNotEqualTo(before);
        }
    }

    private static List<?> attack(String kind, FakeGoogle against, List<?> what) {
        chromium.driver().get(elsewhere.url() + "/");
        return run(against, kind, what);
    }

    private static List<?> run(FakeGoogle against, String kind, List<?> what) {
        var script = (JavascriptExecutor) chromium.driver();
        Object found = script.executeAsyncScript(ATTACKS, against.url().toString(), what, kind);
        return (List<?>) found;
    }
}
