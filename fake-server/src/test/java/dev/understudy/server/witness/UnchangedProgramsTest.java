package dev.understudy.server.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.testing.Exec;
import dev.understudy.server.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The complete examples of Google's guides, with no address of theirs changed, run by {@code exec}. */
class UnchangedProgramsTest {

    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private Path directory;

    @BeforeEach
    void requireLibraries() throws Exception {
        Programs.require(
                "apt-get install python3-google-auth-oauthlib python3-googleapi (of Debian 12)",
                PYTHON,
                "-c",
                "import googleapiclient, google_auth_oauthlib");
    }

    @Test
    void an_installed_app_opens_the_browser_and_lists_the_five_newest_files() throws Exception {
        String said = exec(
                "cp \"$UNDERSTUDY_CREDENTIALS/client_secret_desktop.json\" client_secret.json && exec \"$@\"",
                "installed_app_local_server.py");

        assertThat(said)
                .contains("Please visit this URL: https://accounts.google.com/o/oauth2/auth?")
                .contains("'name': 'todo.txt'", "'name': 'The Analytical Engine'", "'kind': 'drive#fileList'")
                .contains("200 POST oauth2.googleapis.com/token", "200 GET www.googleapis.com/drive/v3/files")
                .endsWith("exit code 0");
    }

    @Test
    void a_server_lists_the_databases_of_the_exemplary_project() throws Exception {
        assertThat(exec("exec \"$@\"", "server_to_server.py"))
                .contains("{'kind': 'sql#instancesList', 'items': [{'kind': 'sql#instance', 'instance': 'exemplar'")
                .contains("200 GET www.googleapis.com/sql/v1beta3/projects/exemplary-example-123/instances")
                .endsWith("exit code 0");
    }

    /** Everything that is said when the program is run with Google's own addresses in it. */
    private String exec(String script, String program) throws IOException, InterruptedException {
        Path file = directory.resolve(program);
        Files.writeString(file, withGooglesAddresses(Files.readString(Path.of("src/test/python", program))));
        return Exec.said(directory, "sh", "-c", script, "sh", PYTHON, "-u", file.toString());
    }

    /** Takes out what the other tests had to put in. */
    private static String withGooglesAddresses(String program) {
        String own = program.replaceAll(",\\s*discoveryServiceUrl ?= ?os.environ\\['UNDERSTUDY_URL'] [^)]*\\)", ")")
                .replace("open_browser=False", "open_browser=True");
        assertThat(own).doesNotContain("UNDERSTUDY").isNotEqualTo(program);
        return own;
    }
}
