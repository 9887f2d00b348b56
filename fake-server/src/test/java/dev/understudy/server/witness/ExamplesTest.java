package dev.understudy.server.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.testing.Exec;
import dev.understudy.server.testing.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in other languages than Java; Maven builds those in Java itself. */
class ExamplesTest {

    private static final Path EXAMPLES =
            Path.of("../docs/examples").toAbsolutePath().normalize();

    @TempDir
    private Path directory;

    @Test
    void the_example_in_python_passes_its_tests() throws Exception {
        Programs.require(
                "apt-get install python3-google-auth-oauthlib",
                "/usr/bin/python3",
                "-c",
                "import google_auth_oauthlib");
        copy("python");

        assertThat(Exec.said(directory, "/usr/bin/python3", "-W", "ignore", "test_newest_files.py"))
                .contains("Ran 3 tests", "\nOK\n", "503 GET www.googleapis.com/drive/v3/files")
                .endsWith("exit code 0");
    }

    @Test
    void the_example_in_javascript_passes_its_tests() throws Exception {
        Programs.require("apt-get install nodejs npm (Node.js 18 or newer)", "npm", "--version");
        copy("node");
        Programs.assume(
                "a package registry that npm can reach",
                "sh",
                "-c",
                "cd \"$1\" && npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --fetch-retries=1"
                        + " --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000",
                "sh",
                directory.toString());

        assertThat(Exec.said(directory, "npm", "test"))
                .contains("# pass 3", "# fail 0", "503 GET www.googleapis.com/drive/v3/files")
                .endsWith("exit code 0");
    }

    private void copy(String example) throws Exception {
        try (var files = Files.list(EXAMPLES.resolve(example))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
    }
}
