package dev.understudy.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running fake follows its scenario file. */
class ScenarioWatchTest {

    private static final String WORLD = """
        {
          "users": [{"email": "ada@example.com"}%s],
          "projects": [{"id": "shop", "appName": "%s", "clients": [{"type": "web", "name": "shop"}]}]
        }
        """;

    @TempDir
    private Path directory;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private Path file;
    private FakeGoogle google;
    private ScenarioWatch watch;

    @BeforeEach
    void start() throws Exception {
        file = directory.resolve("world.json");
        Files.writeString(file, WORLD.formatted("", "Shop"));
        google = FakeGoogle.start(Scenarios.read(file));
        watch = ScenarioWatch.start(google, file, told::add);
    }

    @AfterEach
    void stop() {
        watch.close();
        google.close();
    }

    @Test
    void what_the_file_says_anew_takes_effect_and_tokens_stay() throws Exception {
        var client = google.records().clients().all().findFirst().orElseThrow();
        var ada = google.records().userByEmail("ada@example.com").orElseThrow();
        google.grant(ada, client, List.of("email"));

        write(WORLD.formatted(", {\"email\": \"bob@example.com\"}", "Bigger Shop"));

        assertThat(told()).isEqualTo("The scenario world.json was read again and is in force.");
        assertThat(google.records().userByEmail("bob@example.com")).isPresent();
        assertThat(appName()).isEqualTo("Bigger Shop");
        assertThat(google.records().grants().all()).hasSize(1);
        assertThat(google.records().refreshTokens().all()).hasSize(1);
    }

    @Test
    void what_the_file_no_longer_says_goes_and_what_the_console_did_stays() throws Exception {
        write(WORLD.formatted(", {\"email\": \"bob@example.com\"}", "Shop"));
        told();
        OAuthClient added = google.console().createClient("shop", ClientType.WEB, "by hand", List.of());

        write(WORLD.formatted("", "Shop"));
        told();

        assertThat(google.records().userByEmail("bob@example.com")).isEmpty();
        assertThat(google.records().clients().find(added.id())).isPresent();
    }

    @Test
    void a_broken_file_keeps_the_last_good_one_and_says_what_is_wrong() throws Exception {
        write("{\n  \"users\": [{\"mail\": \"x\"}]\n}");

        assertThat(told())
                .startsWith("world.json, line 2, column 22: Unknown key \"mail\"")
                .endsWith("The scenario from before stays in force.");
        assertThat(appName()).isEqualTo("Shop");

        write(WORLD.formatted("", "Mended Shop"));

        assertThat(told()).endsWith("is in force.");
        assertThat(appName()).isEqualTo("Mended Shop");
    }

    private String appName() {
        return google.records()
                .projects()
                .find("shop")
                .orElseThrow()
                .consentScreen()
                .appName();
    }

    private void write(String text) throws Exception {
        var draft = Files.writeString(directory.resolve("draft"), text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private String told() throws InterruptedException {
        return Objects.requireNonNull(told.poll(30, TimeUnit.SECONDS), "nothing was told");
    }
}
