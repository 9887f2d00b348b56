package dev.understudy.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Dockerfile has a container run, run without one. */
class DockerfileIT {

    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    private Path directory;

    @Test
    void its_entry_point_serves_and_its_health_check_sees_that() throws Exception {
        var command = new ArrayList<>(instruction("ENTRYPOINT"));
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.replaceAll(word -> word.replace(
                        "/opt/understudy",
                        PROJECT.resolve("fake-server/standalone/target").toString())
                .replace("/credentials", directory.resolve("credentials").toString()));
        // As "docker run understudy --port 0" adds it.
        command.addAll(List.of("--port", "0"));
        var server = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = server.inputReader()) {
            String ready = out.readLine();
            assertThat(ready).startsWith("Understudy is ready at http://127.0.0.1:");
            String port = ready.substring(ready.lastIndexOf(':') + 1);

            assertThat(healthy(port)).isTrue();
            assertThat(directory.resolve("credentials/env.sh")).exists();
            server.destroy();
            server.waitFor();
            assertThat(healthy(port)).isFalse();
        } finally {
            server.destroy();
        }
    }

    @Test
    void it_copies_what_the_build_makes() throws Exception {
        var text = text();

        var run = Pattern.compile("RUN (scripts/\\S+)\n").matcher(text);
        assertThat(run.find()).isTrue();
        assertThat(PROJECT.resolve(run.group(1))).isExecutable();
        var copied = Pattern.compile("COPY --from=build /build/(\\S+)").matcher(text);
        assertThat(copied.find()).isTrue();
        assertThat(PROJECT.resolve(copied.group(1))).isRegularFile();
        assertThat(text).contains("\nUSER understudy\n").doesNotContain("USER root");
    }

    private boolean healthy(String port) throws Exception {
        var command = instruction("HEALTHCHECK").stream()
                .map(word -> word.replace("8085", port))
                .toList();
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** The words of an instruction in its JSON form. */
    private static List<String> instruction(String name) throws Exception {
        var json = Pattern.compile("(?m)^" + name + ".*?(\\[.*\\])$").matcher(text());
        assertThat(json.find()).as(name).isTrue();
        return Arrays.asList(new ObjectMapper().readValue(json.group(1), String[].class));
    }

    private static String text() throws Exception {
        return Files.readString(PROJECT.resolve("fake-server/standalone/Dockerfile"));
    }
}
