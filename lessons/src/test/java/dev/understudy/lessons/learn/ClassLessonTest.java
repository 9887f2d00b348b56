package dev.understudy.lessons.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.lessons.check.Checker.Verdict;
import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.Lesson;
import dev.understudy.server.ClassPlan;
import dev.understudy.server.Settings;
import dev.understudy.server.Standalone;
import dev.understudy.server.wire.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lessons at the server of a class: judged there, told there, in the learner's own world. */
class ClassLessonTest {

    @TempDir
    private Path folder;

    private Standalone room;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(
                folder.resolve("class.json"),
                "[{\"name\": \"Ada\", \"key\": \"blue-fox-1234\"},"
                        + " {\"name\": \"Bob\", \"key\": \"red-owl-5678\"}]");
        room = serve(0);
    }

    @AfterEach
    void stop() {
        room.close();
    }

    @Test
    void a_lesson_is_judged_at_the_class_and_its_instructor_is_told() throws Exception {
        String shown = play("blue-fox-1234", """
            ada
            ada.denies(url);
            :hint
            var where = ada.allows(url);
            :break 1
            :quit
            """);

        assertThat(shown)
                .containsSubsequence(
                        "ada@ada.example.com at a browser",
                        "Ada pressed Cancel",
                        "1/2 Ada can also allow it.",
                        "[x] authorize.consent -> 302",
                        "Solved.",
                        "Google shows: Error 400: redirect_uri_mismatch",
                        "The server is back");
        assertThat(events())
                .contains("begun 05-the-code-once 1", "hint 05-the-code-once 1", "passed 05-the-code-once 1");
        assertThat(progress().count(venueLesson("05"))).isEqualTo(1);
    }

    @Test
    void the_lesson_goes_on_when_the_server_was_started_again() throws Exception {
        int port = room.google().url().getPort();
        try (var venue = venue("blue-fox-1234");
                var stage = venue.stages().get();
                var backstage = Backstage.open(
                        stage, OutputStream.nullOutputStream(), InputStream.nullInputStream(), command -> "")) {
            var lesson = venue.course().find("05").orElseThrow();
            var play = Play.begin(backstage, lesson, 0, venue.progress());
            play.run("ada.denies(url);");
            room.close();
            // What is told while nobody listens is told later.
            play.hint();

            room = serve(port);
            assertThat(venue.orders().get())
                    .extracting(ClassPlayground.Order::kind)
                    .containsExactly("restart");
            play.go(0);
            play.run(lesson.steps().get(0).solution().text());

            assertThat(play.look()).allMatch(Verdict::holds);
        }
        assertThat(events()).contains("hint 05-the-code-once 1", "passed 05-the-code-once 1");
    }

    /** Those that reach for accounts, keys, domains, the console and what no client is named in. */
    @ParameterizedTest
    @ValueSource(strings = {"25", "28"})
    void a_lesson_is_solved_in_a_learners_own_world(String number) {
        try (var venue = venue("red-owl-5678");
                var stage = venue.stages().get();
                var backstage = Backstage.open(
                        stage, OutputStream.nullOutputStream(), InputStream.nullInputStream(), command -> "")) {
            var lesson = venue.course().find(number).orElseThrow();
            var play = Play.begin(backstage, lesson, 0, venue.progress());
            for (int step = 0; step < lesson.steps().size(); step++) {
                play.run(play.step().solution().text());
                assertThat(play.look()).as(number + "." + (step + 1)).allMatch(Verdict::holds);
                if (!play.isLast()) {
                    play.next();
                }
            }
        }
    }

    @Test
    void what_the_instructor_wants_is_told_before_what_is_typed() throws Exception {
        try (var venue = venue("blue-fox-1234")) {
            act("{\"action\": \"broadcast\", \"place\": \"05.2\"}");
            act("{\"action\": \"reset\", \"learner\": \"bob\"}");

            assertThat(venue.orders().get())
                    .extracting(ClassPlayground.Order::words)
                    .containsExactly("Everybody goes to 05.2 now: :goto 05.2.");
            assertThat(venue.orders().get()).isEmpty();
        }
    }

    @Test
    void a_wrong_key_and_a_server_that_is_none_are_named() {
        assertThatThrownBy(() -> venue("no-such-key")).hasMessageContaining("it stands on the learner's card");
        assertThatThrownBy(() -> Venue.inClass(URI.create("http://127.0.0.1:9"), "blue-fox-1234", progress()))
                .hasMessageContaining("does not answer; is it running, and is that its address?");
    }

    private Standalone serve(int port) {
        return Standalone.start(
                Settings.EMBEDDED.withPort(port),
                Optional.empty(),
                folder.resolve("credentials"),
                ClassPlan.of(folder.resolve("class.json")));
    }

    private Venue venue(String key) {
        return Venue.inClass(room.google().url(), key, progress());
    }

    private Progress progress() {
        return Progress.in(folder.resolve("progress.txt"));
    }

    private static Lesson venueLesson(String number) {
        return Course.bundled().find(number).orElseThrow();
    }

    private String play(String key, String typed) throws Exception {
        var out = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        try (var venue = venue(key)) {
            var prompt = PipedPrompt.open(in, new PrintStream(out, true, StandardCharsets.UTF_8));
            Conversation.about(venue.course().find("05").orElseThrow(), venue, prompt)
                    .hold();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What the class has written down, as {@code passed 05-the-code-once 1}. */
    private List<String> events() throws Exception {
        return Files.readAllLines(folder.resolve("class.events.jsonl")).stream()
                .map(line -> Json.read(line).orElseThrow())
                .map(event ->
                        event.path("kind").asText() + " " + event.path("lesson").asText() + " "
                                + event.path("step").asInt())
                .toList();
    }

    private void act(String order) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(room.google().url() + "/_understudy/class/actions"))
                .header("X-Control-Token", room.google().labToken())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
