package dev.understudy.lessons.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.Understudy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner, killed as {@code kill -9} does it while a line of the learner's runs for ever. */
class KilledRunnerTest {

    @TempDir
    private Path folder;

    @Test
    void no_process_is_left() throws Exception {
        var runner = start();
        try {
            runner.getOutputStream()
                    .write("System.out.println(\"beg\" + \"un\"); while (true) { }\n".getBytes(StandardCharsets.UTF_8));
            runner.getOutputStream().flush();
            var out = runner.inputReader(StandardCharsets.UTF_8);
            assertThat(out.lines().filter(line -> line.contains("begun")).findFirst())
                    .isPresent();
            List<ProcessHandle> all = runner.descendants().toList();
            assertThat(all).hasSize(1);

            runner.destroyForcibly().waitFor();

            for (ProcessHandle process : all) {
                process.onExit().get(5, TimeUnit.SECONDS);
            }
            assertThat(all).noneMatch(ProcessHandle::isAlive);
        } finally {
            runner.descendants().forEach(ProcessHandle::destroyForcibly);
            runner.destroyForcibly();
        }
    }

    private Process start() throws Exception {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Understudy.class.getName(),
                        "learn",
                        "00")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        return builder.start();
    }
}
