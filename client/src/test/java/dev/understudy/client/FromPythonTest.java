package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows docs/from-python.md as a reader would. Nothing in it is changed but the port 8080, which may be taken here. */
class FromPythonTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "from-python.md");
    private static final int PATIENCE_SECONDS = 100;
    private static final int PYTHON_BLOCKS = 26;
    private static final String PROMPT = "Please visit this URL to authorize this application: ";

    @TempDir
    Path directory;

    @Test
    void every_twin_does_what_its_python_does() throws Exception {
        try (var google = FakeGoogle.start()) {
            prepare(google);

            var said = follow(google);

            assertThat(said)
                    .as(String.join("\n", said))
                    .last()
                    .isEqualTo("followed " + Reader.blocks(document()).size() + " blocks");
            assertThat(String.join("\n", said)).contains("\"files\": [", "\"items\": [");
        }
    }

    @Test
    void every_python_block_has_a_twin() throws IOException {
        String document = document();

        assertThat(document.split("```python\n")).hasSize(1 + PYTHON_BLOCKS);
        assertThat(document.split("(?s)```python\n.*?```java\n")).hasSize(1 + PYTHON_BLOCKS);
    }

    /** The files that the documents speak of, in the directory in which the program is started. */
    private void prepare(FakeGoogle google) throws IOException {
        Path credentials = directory.resolve("credentials");
        CredentialFiles.write(google, credentials);
        Files.copy(credentials.resolve("client_secret_desktop.json"), directory.resolve("client_secret.json"));
        Files.copy(credentials.resolve("service-account.json"), directory.resolve("service.json"));
        Files.createDirectory(directory.resolve("path_to_directory"));
        Files.copy(
                credentials.resolve("client_secret_web.json"),
                directory.resolve("path_to_directory/client_secrets.json"));
        Files.writeString(directory.resolve("from-python.md"), atFreePorts(document()));
        Path browser = Files.createFile(
                directory.resolve("browser"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(browser, "#!/bin/sh\nexec " + String.join(" ", java(Person.class)) + " \"$1\"\n");
    }

    private List<String> follow(FakeGoogle google) throws IOException, InterruptedException {
        var command = new ArrayList<>(java(Reader.class));
        command.add("from-python.md");
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put(Endpoints.VARIABLE, google.url().toString());
        builder.environment().put("BROWSER", directory.resolve("browser").toString());
        builder.environment()
                .put(
                        "GOOGLE_APPLICATION_CREDENTIALS",
                        directory.resolve("service.json").toString());
        Process process = builder.start();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
        try (var input = process.outputWriter(StandardCharsets.UTF_8);
                var output =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return converse(output, input);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Reads what the program says, and pastes a code when it asks for one. */
    private static List<String> converse(BufferedReader output, Writer input) throws IOException {
        var said = new ArrayList<String>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            int url = line.indexOf(PROMPT);
            if (url >= 0 && line.contains("%3Aoob")) {
                var address = URI.create(line.substring(url + PROMPT.length()));
                input.write(new Person("ada@example.com").titleAfterAllowing(address) + "\n");
                input.flush();
            }
        }
        return said;
    }

    /** The options of ports only: a redirect URI to port 8080 stays, for nobody listens there. */
    private static String atFreePorts(String document) throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return document.replace("withPorts(8080)", "withPorts(" + free.getLocalPort() + ")")
                    .replace("\"8080\", \"8090\"", "\"" + free.getLocalPort() + "\", \"0\"");
        }
    }

    private static List<String> java(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }

    private static String document() throws IOException {
        return Files.readString(DOCUMENT);
    }
}
