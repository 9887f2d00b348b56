package dev.understudy.server.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.UserCredentials;
import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.DemoWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Google's Application Default Credentials for Java, in a JVM of their own, find the fake by {@code env.sh} alone. */
class ApplicationDefaultTest {

    private static final String SCOPE = "https://www.googleapis.com/auth/sqlservice.admin";

    @TempDir
    private Path directory;

    @AutoClose
    private FakeGoogle google;

    @BeforeEach
    void start() {
        google = FakeGoogle.start();
        CredentialFiles.write(google, directory);
    }

    @Test
    void they_find_the_key_file() throws Exception {
        assertThat(run("true")).startsWith("ServiceAccountCredentials").contains(" ya29.c.FAKE-");
    }

    @Test
    void they_find_the_user_that_gcloud_would_have_left() throws Exception {
        assertThat(run("unset GOOGLE_APPLICATION_CREDENTIALS"))
                .startsWith("UserCredentials")
                .contains(" ya29.a0FAKE-");
    }

    @Test
    void they_find_the_machine_when_there_is_no_file() throws Exception {
        String said = run("unset GOOGLE_APPLICATION_CREDENTIALS CLOUDSDK_CONFIG");

        assertThat(said).startsWith("ComputeEngineCredentials").contains(" ya29.c.FAKE-");
        assertThat(google.lab().exchanges(exchange -> exchange.endpoint().equals("metadata")))
                .isNotEmpty();
    }

    @Test
    void an_authorized_user_file_keeps_its_token_uri() throws Exception {
        try (var file = Files.newInputStream(directory.resolve("authorized_user.json"))) {
            var credentials = (UserCredentials) GoogleCredentials.fromStream(file);
            credentials.refresh();

            assertThat(credentials.getClientId()).isEqualTo(DemoWorld.DESKTOP.id());
            assertThat(credentials.getAccessToken().getTokenValue()).startsWith("ya29.a0FAKE-");
        }
    }

    /** What {@link Program} says after these shell commands, in an environment with no other home and no proxy. */
    private String run(String commands) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of("sh", "-c", ". \"$1/env.sh\"; " + commands + "; shift; exec \"$@\"", "sh"));
        command.add(directory.toString());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Duser.home=" + directory));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().reduce((first, second) -> second).orElse("");
    }

    /** Any program that asks for its default credentials. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws IOException {
            var credentials = GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
            credentials.refresh();
            System.out.println(credentials.getClass().getSimpleName() + " "
                    + credentials.getAccessToken().getTokenValue());
        }
    }
}
