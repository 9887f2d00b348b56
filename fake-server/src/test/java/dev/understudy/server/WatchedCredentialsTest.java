package dev.understudy.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The credential files of {@code serve --watch}. */
class WatchedCredentialsTest {

    private static final String WORLD = """
        {
          "users": [{"email": "ada@example.com"}],
          "projects": [{"id": "shop", "clients": [{"type": "web", "name": "shop", "secret": "FAKE-first"}%s]}]
        }
        """;

    @TempDir
    private Path directory;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private Path file;
    private Path credentials;
    private Standalone running;
    private ScenarioWatch watch;

    @BeforeEach
    void start() throws Exception {
        file = Files.writeString(directory.resolve("world.json"), WORLD.formatted(""));
        credentials = directory.resolve("credentials");
        running = Standalone.start(Settings.EMBEDDED, Optional.of(file), credentials);
        watch = running.follow(file, told::add);
    }

    @AfterEach
    void stop() {
        watch.close();
        running.close();
    }

    @Test
    void follow_the_scenario() throws Exception {
        assertThat(credentials.resolve("client_secret_desktop.json")).doesNotExist();

        write(WORLD.formatted(", {\"type\": \"desktop\"}").replace("FAKE-first", "FAKE-second"));

        assertThat(told()).isEqualTo("The scenario world.json was read again and is in force.");
        assertThat(credentials.resolve("client_secret_web.json")).content().contains("FAKE-second");
        assertThat(credentials.resolve("client_secret_desktop.json")).exists();
        assertThat(credentials.resolve("authorized_user.json")).content().contains("1//0FAKE-");

        write(WORLD.formatted(""));

        assertThat(told()).endsWith("is in force.");
        assertThat(credentials.resolve("client_secret_web.json")).content().contains("FAKE-first");
        assertThat(credentials.resolve("client_secret_desktop.json")).doesNotExist();
        assertThat(credentials.resolve("authorized_user.json")).doesNotExist();
        assertThat(credentials.resolve("env.sh")).exists();
    }

    @Test
    void what_cannot_be_written_is_told() throws Exception {
        Files.delete(credentials.resolve("client_secret_web.json"));
        Files.createDirectories(credentials.resolve("client_secret_web.json/in the way"));

        write(WORLD.formatted(", {\"type\": \"tv\"}"));

        assertThat(told())
                .startsWith("The scenario world.json is in force, but not in the credential files: The file ")
                .contains("client_secret_web.json cannot be written");
        assertThat(running.google().records().clients().all()).hasSize(2);
    }

    private void write(String text) throws Exception {
        var draft = Files.writeString(directory.resolve("draft"), text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String told() throws InterruptedException {
        return Objects.requireNonNull(told.poll(30, TimeUnit.SECONDS), "nothing was told");
    }
}
