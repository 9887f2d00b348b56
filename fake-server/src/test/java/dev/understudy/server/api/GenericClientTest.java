package dev.understudy.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.understudy.server.model.DemoWorld;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Google's generic Python client (Debian: python3-googleapi), which knows of each API only what its document tells. */
class GenericClientTest {

    private static final String PYTHON = "/usr/bin/python3";
    private static final String PROGRAM = "every_method.py";

    @TempDir
    private Path directory;

    @AutoClose
    private final ApiFixture fake = ApiFixture.start();

    @Test
    void every_method_of_every_api_is_built_and_called_by_its_name() throws Exception {
        assumeTrue(hasLibrary(), "Debian's python3-googleapi is not installed");
        var program = directory.resolve(PROGRAM);
        try (InputStream text = Objects.requireNonNull(getClass().getResourceAsStream(PROGRAM))) {
            Files.copy(text, program);
        }
        var process = new ProcessBuilder(PYTHON, program.toString()).redirectErrorStream(true);
        process.environment().put("UNDERSTUDY_URL", fake.google.url().toString());
        process.environment().put("KEY", DemoWorld.API_KEY.key());
        process.environment().put("GRACE", fake.token(DemoWorld.GRACE.sub(), Operation.AUTH + "apps.groups.settings"));
        process.environment()
                .put(
                        "ADA",
                        fake.adas(
                                Operation.AUTH + "drive",
                                Operation.AUTH + "calendar",
                                Operation.AUTH + "contacts.readonly",
                                Operation.AUTH + "cloud-platform",
                                Operation.AUTH + "userinfo.email",
                                "https://mail.google.com/"));

        var running = process.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(running.waitFor()).as(said).isZero();
        assertThat(said).startsWith("called ");
    }

    private static boolean hasLibrary() throws Exception {
        return Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import googleapiclient, google.oauth2.credentials")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
    }
}
