package dev.understudy.lessons.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunawayTest {

    /** Within this a runaway is over, from the moment somebody asks for it or, if it ends by itself, from its start. */
    private static final Duration SOON = Duration.ofSeconds(2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "while (true) { try { Thread.sleep(10); } catch (Throwable t) { } }",
                "new java.net.ServerSocket(0).accept()",
                "while (true) System.out.println(\"flood\")",
                "java.util.stream.IntStream.range(0, Integer.MAX_VALUE).parallel().filter(i -> { while (true) { }"
                        + " }).count()",
                "Thread.sleep(60_000)"
            })
    void a_runaway_is_over_soon_the_session_usable_and_no_process_left(String runaway) throws Exception {
        long before = children();
        var running = new CountDownLatch(1);
        try (var session = session(new FirstByte(running))) {
            var run = CompletableFuture.supplyAsync(
                    () -> session.run("{ System.out.println(0); " + runaway + (runaway.endsWith("}") ? " }" : "; }")));
            running.await();
            long asked = System.nanoTime();
            session.stop();

            List<Echo> echoes = run.get(30, TimeUnit.SECONDS);

            assertThat(since(asked)).isLessThan(SOON);
            assertThat(echoes.get(echoes.size() - 1).kind()).isIn(Echo.Kind.STOPPED, Echo.Kind.KILLED);
            usable(session);
        }
        assertThat(children()).isEqualTo(before);
    }

    @Test
    void what_is_stopped_while_it_is_compiled_never_begins() throws Exception {
        var running = new CountDownLatch(1);
        try (var session = session(new FirstByte(running))) {
            // Many statements take the compiler longer than the stop takes to arrive.
            String slow = "{ System.out.println(1);"
                    + " java.util.stream.Stream.of(1).map(x -> x + 1).toList();".repeat(400) + " }";
            var run = CompletableFuture.supplyAsync(() -> session.run(slow));
            while (!session.isRunning()) {
                Thread.onSpinWait();
            }
            session.stop();

            List<Echo> echoes = run.get(60, TimeUnit.SECONDS);

            assertThat(echoes).extracting(Echo::kind).containsExactly(Echo.Kind.STOPPED);
            assertThat(running.getCount()).as("nothing was printed").isEqualTo(1);
            usable(session);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"System.exit(3)", "Runtime.getRuntime().halt(3)"})
    void a_snippet_that_ends_its_jvm_does_not_end_ours(String end) {
        long before = children();
        try (var session = session()) {
            long asked = System.nanoTime();

            assertThat(session.run(end)).extracting(Echo::kind).containsExactly(Echo.Kind.LOST);
            assertThat(since(asked)).isLessThan(SOON);
            usable(session);
        }
        assertThat(children()).isEqualTo(before);
    }

    @Test
    void too_deep_and_too_much_are_ordinary_exceptions_and_soon_over() {
        long before = children();
        try (var session = session()) {
            session.run("int deep(int n) { return deep(n + 1) + 1; }");

            throwsSoon(session, "deep(0)", "StackOverflowError");
            throwsSoon(session, "new byte[Integer.MAX_VALUE - 8]", "OutOfMemoryError");
            throwsSoon(
                    session,
                    "var all = new java.util.ArrayList<byte[]>(); while (true) all.add(new byte[1 << 20]);",
                    "OutOfMemoryError");
            assertThat(session.isAlive()).isTrue();
            usable(session);
        }
        assertThat(children()).isEqualTo(before);
    }

    @Test
    void no_process_is_left() {
        long before = children();
        try (var session = session()) {
            assertThat(children()).isEqualTo(before + 1);
            session.run("System.exit(0)");
            session.restart();
        }

        assertThat(children()).isEqualTo(before);
    }

    private static void throwsSoon(Session session, String snippet, String error) {
        long asked = System.nanoTime();

        assertThat(session.run(snippet))
                .last()
                .extracting(Echo::text)
                .asString()
                .startsWith(error);
        assertThat(since(asked)).isLessThan(SOON);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static void usable(Session session) {
        if (!session.isAlive()) {
            session.restart();
        }
        assertThat(session.run("40 + 2")).extracting(Echo::text).containsExactly("42");
    }

    private static long children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
    }

    private static Session session() {
        return session(OutputStream.nullOutputStream());
    }

    private static Session session(OutputStream out) {
        var streams = new Session.Streams(new PrintStream(out), InputStream.nullInputStream());
        return Session.start(streams, "", LearnerClassPath.get(), List.of());
    }

    /** Tells that something was printed: the snippet runs. */
    private static final class FirstByte extends OutputStream {

        private final CountDownLatch seen;

        private FirstByte(CountDownLatch seen) {
            this.seen = seen;
        }

        @Override
        public void write(int b) {
            seen.countDown();
        }
    }
}
