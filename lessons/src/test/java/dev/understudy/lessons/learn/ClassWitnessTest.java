package dev.understudy.lessons.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.course.Course;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a class's server could not be told is told in the next session. */
@Timeout(60)
class ClassWitnessTest {

    @TempDir
    private Path folder;

    @Test
    void what_a_server_did_not_answer_in_time_is_kept() throws Exception {
        var course = Course.bundled();
        Path outbox = folder.resolve("class.jsonl");
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var api = new ClassApi(URI.create("http://127.0.0.1:" + silent.getLocalPort()), "blue-fox-1234");
            var witness = new ClassWitness(api, course, outbox, Duration.ofMillis(100));
            witness.told(Witness.Event.BEGUN, course.lessons().get(0), 0, "");
            try (var asked = silent.accept()) {
                assertThat(asked.getInputStream().read()).as("it is being told").isPositive();
                witness.close();
            }
        }

        assertThat(outbox).content().contains("\"event\":\"begun\"").hasLineCount(1);
    }
}
