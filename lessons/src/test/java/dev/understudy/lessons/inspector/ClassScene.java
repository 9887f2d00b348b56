package dev.understudy.lessons.inspector;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.lessons.demo.Chromium;
import dev.understudy.server.ClassPlan;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.Standalone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.Cookie;

/** A class in the middle of a lesson, with learners in every state that its dashboard knows. */
final class ClassScene implements AutoCloseable {

    /** Who has solved everything. */
    static final String DONE = "amber-fox-1001";

    /** Who has been stuck for long, is on the projector, and was told something. */
    static final String STUCK = "brave-owl-1002";

    /** Who has begun nothing. */
    static final String ABSENT = "calm-hare-1003";

    private static final Map<String, String> LEARNERS = learners();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Standalone room;
    private int count;

    /** A class in full swing, with its files in this folder. */
    static ClassScene inFullSwing(Path folder) {
        var scene = new ClassScene(folder);
        scene.play();
        return scene;
    }

    /** A class before anybody begins, with its files in this folder. */
    static ClassScene before(Path folder) {
        return new ClassScene(folder);
    }

    private ClassScene(Path folder) {
        var all = LEARNERS.entrySet().stream()
                .map(one -> Map.of("name", one.getValue(), "key", one.getKey()))
                .toList();
        try {
            var roster = Files.writeString(folder.resolve("class.json"), JSON.writeValueAsString(all));
            room = Standalone.start(
                    Settings.EMBEDDED, Optional.empty(), folder.resolve("credentials"), ClassPlan.of(roster));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> learners() {
        var names = new LinkedHashMap<String, String>();
        names.put(DONE, "Ada");
        names.put(STUCK, "Maximiliane-Alexandra von Hohenstaufen");
        names.put(ABSENT, "Chidi");
        names.put("dapper-lynx-1004", "Dora");
        names.put("eager-mole-1005", "Émile Łukasiewicz");
        names.put("fair-newt-1006", "Фёдор");
        names.put("glad-swan-1007", "Grace");
        names.put("happy-wren-1008", "花子");
        return names;
    }

    /** An hour of a class: the clock of the room goes on between what happens. */
    private void play() {
        String[] keys = LEARNERS.keySet().toArray(String[]::new);
        for (String key : keys) {
            if (!key.equals(ABSENT)) {
                solve(key, "05-the-code-once", "The code, once", 3, "v1");
            }
        }
        solve(DONE, "08-state", "State", 4, "v1");
        solve(DONE, "09-pkce", "A proof of possession", 3, "v1");
        solve(DONE, "15-device-flow", "A screen without a keyboard", 5, "v1");
        tell(STUCK, "begun", "08-state", "State", 2, 4, "v1", "");
        tell(STUCK, "hint", "08-state", "State", 2, 4, "v1", "");
        tell(STUCK, "hint", "08-state", "State", 2, 4, "v1", "");
        tell(
                STUCK,
                "mistake",
                "08-state",
                "State",
                2,
                4,
                "v1",
                "The state of the answer is not the one that was sent.");
        pass(Duration.ofMinutes(26));
        solve(keys[3], "08-state", "State", 4, "v2");
        tell(keys[3], "begun", "09-pkce", "A proof of possession", 1, 3, "v1", "");
        tell(keys[4], "begun", "15-device-flow", "A screen without a keyboard", 4, 5, "v1", "");
        tell(
                keys[4],
                "mistake",
                "15-device-flow",
                "A screen without a keyboard",
                4,
                5,
                "v1",
                "slow_down: it asked again before five seconds were over.");
        tell(keys[5], "begun", "08-state", "State", 1, 4, "v2", "");
        pass(Duration.ofMinutes(3));
        tell(keys[6], "begun", "08-state", "State", 3, 4, "v2", "");
        tell(keys[7], "begun", "09-pkce", "A proof of possession", 2, 3, "v1", "");
        act("{'action': 'reset', 'learner': 'grace', 'lesson': '08-state', 'step': 3}");
        tell(keys[6], "begun", "08-state", "State", 3, 4, "v2", "");
        act("{'action': 'fault', 'learner': 'dora', 'fault': 'lost-reply', 'endpoint': 'token'}");
        act("{'action': 'broadcast', 'place': '08.2', 'words': 'Look at the parameter state of the answer.'}");
        act("{'action': 'show', 'learner': 'maximilianea'}");
        send("/o/oauth2/v2/auth?client_id=mistyped&response_type=code", STUCK, "");
        send("/oauth2/v3/certs", STUCK, "");
    }

    private void solve(String key, String lesson, String title, int steps, String check) {
        for (int step = 1; step <= steps; step++) {
            tell(key, "begun", lesson, title, step, steps, check, "");
            tell(key, "passed", lesson, title, step, steps, check, "");
        }
    }

    private void tell(
            String key, String event, String lesson, String title, int step, int steps, String check, String words) {
        var body = new LinkedHashMap<String, Object>();
        body.put("event", event);
        body.put("lesson", lesson);
        body.put("title", title);
        body.put("step", step);
        body.put("steps", steps);
        body.put("check", check);
        body.put("words", words);
        body.put("id", "event-" + count++);
        try {
            send("/me/events", key, JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does what the instructor's page does; JSON with single quotes. */
    void act(String order) {
        post("/_understudy/class/actions", "X-Control-Token", google().labToken(), order.replace('\'', '"'));
    }

    /** Sends something for a learner; with an empty body a GET. */
    void send(String path, String key, String json) {
        post(path, "X-Understudy-Key", key, json);
    }

    private void post(String path, String header, String proof, String json) {
        var request = HttpRequest.newBuilder(URI.create(google().url() + path))
                .header(header, proof)
                .header("Content-Type", "application/json")
                .method(json.isEmpty() ? "GET" : "POST", BodyPublishers.ofString(json))
                .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            if (!json.isEmpty() && answer.statusCode() != 200) {
                throw new AssertionError(answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void pass(Duration time) {
        google().lab().advanceClock("", time);
    }

    FakeGoogle google() {
        return room.google();
    }

    String at(String path) {
        return google().url() + path;
    }

    /** Opens a page as the instructor, who came by the link that was printed. */
    void asInstructor(Chromium chromium, String path) {
        chromium.driver().get(room.dashboard().orElseThrow().toString());
        chromium.driver().get(at(path));
    }

    /** Opens a page as the learner with this key, or as somebody without one. */
    void asLearner(Chromium chromium, String key, String path) {
        var driver = chromium.driver();
        String name = "understudy_learner_" + google().url().getPort();
        driver.get(at("/_understudy/assets/class.css"));
        if (key.isEmpty()) {
            driver.manage().deleteCookieNamed(name);
        } else {
            driver.manage().addCookie(new Cookie(name, key));
        }
        driver.get(at(path));
    }

    @Override
    public void close() {
        room.close();
    }
}
