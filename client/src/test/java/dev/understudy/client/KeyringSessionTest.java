package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session as on a desktop, with a bus and gnome-keyring on it, in which a program of ours keeps credentials. */
@Timeout(100)
class KeyringSessionTest {

    private static final String UNLOCK =
            "printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec \"$@\"";

    @TempDir
    Path home;

    @Test
    void the_keyring_of_the_session_keeps_credentials() throws Exception {
        for (String program : List.of("dbus-run-session", "gnome-keyring-daemon", "secret-tool")) {
            assumeTrue(
                    isInstalled(program),
                    "there is no " + program + " (Debian: apt-get install dbus gnome-keyring libsecret-tools)");
        }
        var command = new ArrayList<>(List.of("dbus-run-session", "--", "sh", "-c", UNLOCK, "sh"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KeyringChild.class.getName()));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
        builder.environment().put("XDG_RUNTIME_DIR", home.toString());

        Process session = builder.start();
        var said = new String(session.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.lines())
                .containsExactly(
                        "available: true",
                        "before: nothing",
                        "after: 1//0FAKE-of-ada",
                        "of another user: nothing",
                        "replaced: 1//0FAKE-newer",
                        "by another program: {",
                        "deleted: nothing",
                        "deleted twice: nothing");
        assertThat(everything())
                .as("files of the keyring, encrypted")
                .isNotEmpty()
                .noneMatch(file -> file.contains("1//0FAKE"));
    }

    /** Not of the whole home: the daemon, which is ending, takes its sockets away there. */
    private List<String> everything() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("data"))) {
            var contents = new ArrayList<String>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return contents;
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
