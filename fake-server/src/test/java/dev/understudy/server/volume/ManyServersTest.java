package dev.understudy.server.volume;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.understudy.server.FakeGoogle;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A thousand embedded fakes, one after the other and many at once, in one JVM with 256 MB. */
class ManyServersTest {

    private static final int ROUNDS = Integer.getInteger("understudy.servers", 1000);
    private static final int AT_ONCE = 200;

    private static final Map<String, Long> MEASURED = new HashMap<>();

    @BeforeAll
    static void measure() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName(),
                        String.valueOf(ROUNDS),
                        String.valueOf(AT_ONCE))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = process.inputReader()) {
            said.lines().forEach(line -> {
                System.out.println("ManyServersTest: " + line);
                String[] words = line.split(": ", 2);
                MEASURED.put(words[0], Long.valueOf(words[1]));
            });
        }
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void all_of_them_answered() {
        assertThat(MEASURED).containsEntry("answers", (long) ROUNDS).containsEntry("answers at once", (long) AT_ONCE);
    }

    @Test
    void no_thread_is_left_of_any() {
        assertThat(MEASURED.get("threads left")).isNotPositive();
    }

    @Test
    void no_file_descriptor_is_left_of_any() {
        assertThat(MEASURED.get("file descriptors left")).isNotPositive();
    }

    @Test
    void less_than_10_MB_are_left_of_all() {
        assertThat(MEASURED.get("heap left, KB")).isLessThan(10 * 1024);
    }

    @Test
    void two_hundred_are_up_within_ten_seconds() {
        assertThat(MEASURED.get("start at once, ms")).isLessThan(10_000);
    }

    /** Somebody's tests, in a JVM of their own: says what it measured, each as a name and a number. */
    static final class Application {

        private static final int WARM_UP = 50;
        private static final int LOOKS = 40;

        private Application() {}

        public static void main(String[] arguments) throws Exception {
            int rounds = Integer.parseInt(arguments[0]);
            use(WARM_UP);
            settle(0);
            long threads = threads();
            long descriptors = descriptors();
            long heap = heap();

            say("answers", use(rounds));
            settle(threads);
            say("threads left", threads() - threads);
            say("file descriptors left", descriptors() - descriptors);
            say("heap left, KB", heap() - heap);
            many(Integer.parseInt(arguments[1]));
        }

        /** What closes does so on threads that end a moment later; collecting garbage takes such moments. */
        private static void settle(long threads) {
            for (int look = 0; look < LOOKS && threads() > threads; look++) {
                System.gc();
            }
        }

        private static long use(int rounds) throws IOException {
            long answers = 0;
            for (int round = 0; round < rounds; round++) {
                try (var google = FakeGoogle.start()) {
                    answers += answers(google);
                }
            }
            return answers;
        }

        private static void many(int count) throws IOException {
            var all = new ArrayList<FakeGoogle>();
            long began = System.nanoTime();
            for (int one = 0; one < count; one++) {
                all.add(FakeGoogle.start());
            }
            say("start at once, ms", Duration.ofNanos(System.nanoTime() - began).toMillis());
            long answers = 0;
            for (FakeGoogle google : all) {
                answers += answers(google);
            }
            say("answers at once", answers);
            say("heap in use, KB", heap());
            say("threads at once", threads());
            all.forEach(FakeGoogle::close);
        }

        /** 1 if it answers a wrong request to the token endpoint as it should. */
        private static int answers(FakeGoogle google) throws IOException {
            URI url = google.url();
            try (var socket = new Socket(url.getHost(), url.getPort())) {
                socket.getOutputStream()
                        .write(("POST /token HTTP/1.1\r\nHost: " + url.getAuthority()
                                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 18"
                                        + "\r\nConnection: close\r\n\r\ngrant_type=nothing")
                                .getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return answer.startsWith("HTTP/1.1 400 ") ? 1 : 0;
            }
        }

        private static void say(String name, long number) {
            System.out.println(name + ": " + number);
        }

        private static long threads() {
            return ManagementFactory.getThreadMXBean().getThreadCount();
        }

        /** Where the system does not tell, always the same. */
        private static long descriptors() {
            return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                    ? unix.getOpenFileDescriptorCount()
                    : 0;
        }

        private static long heap() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
        }
    }
}
