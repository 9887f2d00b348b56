package dev.understudy.lessons.learn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.engine.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationTest {

    @TempDir
    private Path folder;

    @Test
    void a_lesson_is_played_from_the_first_mistake_to_the_next_step() {
        String shown = play("""
            var where = ada.denies(url)
            :next
            hint()
            var where = ada.allows(url);
            :break 1
            next()
            var reply = token(Map.of("grant_type", "authorization_code",
                "code", param(where, "code"), "client_id", desktop.id(),
                "client_secret", desktop.secret(), "redirect_uri", redirect))
            :exchanges
            :quit
            """);

        assertThat(shown)
                .containsSubsequence(
                        "Lesson 05  The code, once",
                        "05.1  Ask Ada  step 1 of 3",
                        "05.1> var where = ada.denies(url)",
                        "[ ] authorize.consent -> 302",
                        "Ada pressed Cancel",
                        "not solved yet",
                        "1/2 Ada can also allow it.",
                        "[x] authorize.consent -> 302",
                        "Solved.",
                        "Google shows: Error 400: redirect_uri_mismatch",
                        "The server is back",
                        "05.2  Trade the code for tokens  step 2 of 3",
                        "HTTP 200",
                        "Solved.",
                        "token -> 200");
    }

    @Test
    void what_was_broken_on_purpose_does_not_count_and_does_not_last() {
        String shown = play("""
            ada.allows(url);
            :break 1
            :check
            :break 7
            :reset
            :check
            """);

        assertThat(shown)
                .containsSubsequence(
                        "Solved.",
                        "The server is back",
                        "[x] authorize.consent -> 302",
                        "no such mistake",
                        "Everything is as it was",
                        "[ ] authorize.consent -> 302",
                        "no request to authorize.consent yet");
    }

    @Test
    void a_lost_session_begins_the_step_again() {
        String shown = play("""
            System.exit(3)
            url.getPath()
            """);

        assertThat(shown)
                .containsSubsequence(
                        "The JVM that ran your lines is gone.", "had to be started again", "\"/o/oauth2/v2/auth\"");
    }

    @Test
    void time_and_faults_move_from_java_too() {
        String shown = play("""
            time("+90m");
            trip("503 authorize");
            get(url.toString()).status()
            get(url.toString()).status
            :time soon
            :time
            :tiem
            """);

        assertThat(shown)
                .containsSubsequence(
                        "The server's time is now 1 h 30 min ahead.",
                        "The next request to authorize will meet: 503.",
                        "==> 503",
                        "A Reply does not show status. Did you mean status()?",
                        "Please say how far",
                        "The server's time is now 1 h 30 min ahead.",
                        "There is no :tiem. Did you mean :time? :help lists");
    }

    @Test
    void a_known_mistake_is_explained_once_in_whatever_lesson_it_is_made() {
        String shown = play("""
            get("/drive/v3/files", "x").status()
            ada.allows(authorize(Map.of("client_id", today.id(), "redirect_uri", "urn:ietf:wg:oauth:2.0:oob", "response_type", "code", "scope", "email")))
            ada.allows(authorize(Map.of("client_id", today.id(), "redirect_uri", "urn:ietf:wg:oauth:2.0:oob", "response_type", "code", "scope", "email")))
            """);

        assertThat(shown).containsOnlyOnce("Known: The out-of-band flow has been blocked");
        assertThat(shown).contains("mistake 4 of the 26 most asked about; you have met 1");
    }

    @Test
    void one_can_go_anywhere_draw_what_happened_and_take_a_request_along() {
        String shown = play("""
            ada.allows(url);
            :diagram
            :curl
            :goto 19.2
            :goto 05.9
            list()
            :edit
            """);

        assertThat(shown)
                .containsSubsequence(
                        "GET /o/oauth2/v2/auth response_type=code",
                        "302 to http://localhost:8080/?iss&code&scope",
                        "curl -sS 'http://127.0.0.1:",
                        "--data-urlencode 'decision=allow'",
                        "19.2  Being signed out  step 2 of 2",
                        "Please say where to",
                        "1 of ",
                        "There is no terminal to edit at");
    }

    @Test
    void a_clause_is_ticked_while_the_line_still_runs() throws Exception {
        try (var typed = new PipedOutputStream();
                var in = new PipedInputStream(typed);
                var out = new Overheard()) {
            var played = CompletableFuture.supplyAsync(() -> play(in, out, prompt -> prompt));

            typed.write("ada.allows(url); System.out.println(\"read \" + System.in.read());\n".getBytes(UTF_8));
            out.await("[x] authorize.consent -> 302");
            assertThat(out.text()).doesNotContain("Solved.");

            typed.write("x\n:quit\n".getBytes(UTF_8));
            assertThat(played.get(1, TimeUnit.MINUTES)).isZero();
            assertThat(out.text())
                    .containsSubsequence(
                            "[x] authorize.consent -> 302", "read 120", "[x] authorize.consent -> 302", "Solved.");
        }
    }

    @Test
    void what_an_editor_leaves_as_it_was_is_not_run_again() {
        String shown = play("""
            ada.denies(url)
            :edit
            :check
            """, Unchanged::new);

        assertThat(shown).doesNotContain("$2 ==>");
        assertThat(shown).containsSubsequence("Nothing was changed, so nothing is run.", "05.1> :check");
    }

    private String play(String typed) {
        return play(typed, prompt -> prompt);
    }

    private String play(String typed, UnaryOperator<Prompt> desk) {
        var out = new ByteArrayOutputStream();

        int code = play(new ByteArrayInputStream(typed.getBytes(UTF_8)), out, desk);

        assertThat(code).isZero();
        return out.toString(UTF_8);
    }

    /** Lesson 05; gives the exit code. */
    private int play(InputStream in, OutputStream out, UnaryOperator<Prompt> desk) {
        var course = Course.bundled();
        var lesson = course.find("5").orElseThrow();
        var prompt = desk.apply(PipedPrompt.open(in, new PrintStream(out, true, UTF_8)));
        return Conversation.about(lesson, Venue.alone(course, Progress.in(folder.resolve("progress.txt"))), prompt)
                .hold();
    }

    /** What is said, for somebody who waits for words. */
    private static final class Overheard extends ByteArrayOutputStream {

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            notifyAll();
        }

        @Override
        public synchronized void write(int one) {
            super.write(one);
            notifyAll();
        }

        synchronized String text() {
            return toString(UTF_8);
        }

        synchronized void await(String words) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (!text().contains(words) && System.nanoTime() < end) {
                wait(1_000);
            }
            assertThat(text()).contains(words);
        }
    }

    /** A prompt with an editor in which nothing is changed. */
    private record Unchanged(Prompt real) implements Prompt {

        @Override
        public Screen screen() {
            return real.screen();
        }

        @Override
        public InputStream input() {
            return real.input();
        }

        @Override
        public void expect(CompletableFuture<Session> session) {
            real.expect(session);
        }

        @Override
        public Optional<String> read(String place) {
            return real.read(place);
        }

        @Override
        public Optional<String> edit(String text) {
            return new Editor(List.of("true")).edit(text);
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
