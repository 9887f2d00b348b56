package dev.understudy.lessons.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.learn.Progress;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JVMs behind the pages: what they may cost, and when they end. */
class SittingsTest {

    private static final Limits TWO_PAGES =
            new Limits(2, Duration.ofSeconds(10), Limits.USUAL.rest(), Limits.USUAL.leash());

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private LessonPages pages;
    private PageClient page;

    @BeforeEach
    void start() {
        start(TWO_PAGES);
    }

    private void start(Limits limits) {
        pages = LessonPages.open(0, Course.bundled(), Progress.in(folder.resolve("progress.txt")), limits, now::get);
        page = new PageClient(pages);
    }

    @AfterEach
    void stop() {
        pages.close();
    }

    @Test
    void the_page_tells_how_long_lines_may_run() throws Exception {
        assertThat(Limits.USUAL)
                .isEqualTo(new Limits(4, Duration.ofSeconds(10), Duration.ofMinutes(15), Duration.ofSeconds(10)));
        assertThat(PageClient.body(page.read("/course/00")).path("seconds").asInt())
                .isEqualTo(10);
    }

    @Test
    void the_jvm_of_a_page_is_small_and_at_home_elsewhere() throws Exception {
        String sitting = page.open("00");

        assertThat(value(sitting, "Runtime.getRuntime().maxMemory() / 1_000_000 < 68"))
                .isEqualTo("true");
        assertThat(value(sitting, "System.getenv().keySet()")).isEqualTo("[UNDERSTUDY_URL]");
        var room = Path.of(
                value(sitting, "Path.of(\"\").toAbsolutePath().toString()").replace("\"", ""));
        assertThat(room.getFileName().toString()).startsWith("understudy-page-");
        assertThat(value(sitting, "System.getProperty(\"user.home\") + System.getProperty(\"java.io.tmpdir\")"))
                .isEqualTo("\"" + room + room + "\"");
        assertThat(page.run(sitting, "Class.forName(\"dev.understudy.server.FakeGoogle\")")
                        .toString())
                .contains("ClassNotFoundException");

        page.send(sitting + "/close", "{}");
        assertThat(room).doesNotExist();
    }

    @Test
    void lines_that_run_too_long_are_stopped_and_the_lesson_goes_on() throws Exception {
        pages.close();
        // Long enough that each line has begun: what is stopped while it is compiled leaves the JVM alone.
        start(new Limits(1, Duration.ofSeconds(1), Limits.USUAL.rest(), Limits.USUAL.leash()));
        String sitting = page.open("00");

        var stopped = page.run(sitting, "Thread.sleep(60_000)");
        var endless = page.run(sitting, "while (true) { }");
        var killed = page.run(sitting, "while (true) { try { Thread.sleep(5); } catch (Throwable t) { } }");

        assertThat(stopped.path("tooLong").asBoolean()).isTrue();
        assertThat(stopped.path("echoes").findValuesAsText("kind")).containsExactly("STOPPED");
        assertThat(endless.path("tooLong").asBoolean()).isTrue();
        // From JDK 20 on no thread can be stopped that does not listen: there the JVM goes, and the lesson begins
        // again.
        boolean stoppable = Runtime.version().feature() < 20;
        assertThat(endless.path("echoes").findValuesAsText("kind")).containsExactly(stoppable ? "STOPPED" : "KILLED");
        assertThat(endless.path("begunAgain").asBoolean()).isEqualTo(!stoppable);
        assertThat(killed.path("tooLong").asBoolean()).isTrue();
        assertThat(killed.path("echoes").findValuesAsText("kind")).containsExactly("KILLED");
        assertThat(killed.path("begunAgain").asBoolean()).isTrue();
        assertThat(value(sitting, "1")).isEqualTo("1");
    }

    @Test
    void a_flood_is_cut_off() throws Exception {
        String sitting = page.open("00");

        var reply = page.run(sitting, "for (int i = 0; i < 30_000; i++) System.out.println(\"flood\");");

        assertThat(reply.path("output").asText())
                .hasSizeLessThan(Output.MOST + 100)
                .endsWith("... cut off here: a run may print 64 kB\n");
        assertThat(page.run(sitting, "System.out.println(\"dry\")")
                        .path("output")
                        .asText())
                .isEqualTo("dry\n");
    }

    @Test
    void one_thing_at_a_time_but_stop_comes_in_between() throws Exception {
        String sitting = page.open("00");
        var events = new BufferedReader(new InputStreamReader(page.listen(sitting), StandardCharsets.UTF_8));
        var running = CompletableFuture.supplyAsync(() -> {
            try {
                return page.run(sitting, "System.out.println(\"begun\"); Thread.sleep(60_000)");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(events.lines().filter(line -> line.contains("begun")).findFirst())
                .isPresent();

        var second = page.send(sitting + "/run", "{\"text\": \"1\"}");
        assertThat(page.send(sitting + "/stop", "{}").statusCode()).isEqualTo(200);

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("still running");
        assertThat(running.get(20, TimeUnit.SECONDS).path("echoes").findValuesAsText("kind"))
                .contains("STOPPED");
    }

    @Test
    void more_pages_than_the_limit_are_refused_until_one_is_closed() throws Exception {
        String first = page.open("00");
        page.open("01");

        var third = page.send("/sittings", "{\"lesson\": \"02\"}");
        page.send(first + "/close", "{}");

        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.body()).contains("Already 2 pages").contains("Close one");
        assertThat(page.send("/sittings", "{\"lesson\": \"02\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void who_rests_for_long_has_to_begin_again() throws Exception {
        String sitting = page.open("00");
        try (var events = page.listen(sitting)) {
            assertThat(events.read()).isPositive();
            long before = children();

            now.updateAndGet(time -> time.plus(Limits.USUAL.rest()).minusSeconds(1));
            pages.sittings().sweep();
            assertThat(children()).isEqualTo(before);
            now.updateAndGet(time -> time.plusSeconds(2));
            pages.sittings().sweep();

            assertThat(new String(events.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("event: closed", "Nothing was done here for 15 minutes");
        }
        assertThat(page.send(sitting + "/run", "{\"text\": \"1\"}").statusCode())
                .isEqualTo(410);
        assertThat(pages.sittings().size()).isZero();
    }

    @Test
    void a_jvm_does_not_outlive_its_page() throws Exception {
        long before = children();
        page.open("00");
        assertThat(children()).isEqualTo(before + 1);

        now.updateAndGet(time -> time.plus(Limits.USUAL.leash()).plusSeconds(1));
        pages.sittings().sweep();

        assertThat(children()).isEqualTo(before);
    }

    @Test
    void what_comes_from_outside_of_the_page_counts_too() throws Exception {
        String sitting = page.open("00");
        var events = new BufferedReader(new InputStreamReader(page.listen(sitting), StandardCharsets.UTF_8));
        String url = value(sitting, "lab.url().toString()").replace("\"", "");

        java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(java.net.URI.create(url + "/hello"))
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.discarding());

        assertThat(events.lines()
                        .filter(line -> line.startsWith("data: {\"judgement\"") && line.contains("\"holds\":true"))
                        .findFirst())
                .isPresent();
    }

    @Test
    void what_makes_no_sense_is_answered_in_a_sentence() throws Exception {
        String sitting = page.open("00");

        assertThat(page.send("/sittings", "{\"lesson\": \"77\"}").body()).contains("There is no lesson 77.");
        assertThat(page.send("/sittings", "{\"lesson\": \"00\", \"step\": 99}").statusCode())
                .isEqualTo(400);
        assertThat(page.send(sitting + "/go", "{\"step\": 99}").body()).contains("no such step");
        assertThat(page.send(sitting + "/break", "{}").body()).contains("no such mistake");
        assertThat(page.send(sitting + "/dance", "{}").body()).contains("Nobody can dance here.");
        assertThat(page.send(sitting + "/run", "}").body()).contains("The body is not JSON.");
        assertThat(page.send(sitting + "/run", "\"" + "x".repeat(300_000) + "\"")
                        .statusCode())
                .isEqualTo(413);
        assertThat(page.read("/assets/..%2fGuard.class").statusCode()).isEqualTo(404);
        assertThat(page.read("/nowhere").body()).contains("There is nothing at /nowhere.");
    }

    private String value(String sitting, String expression) throws Exception {
        return page.run(sitting, expression).path("echoes").path(0).path("text").asText();
    }

    private static long children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
    }
}
