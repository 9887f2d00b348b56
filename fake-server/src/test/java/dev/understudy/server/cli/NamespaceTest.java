package dev.understudy.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.testing.Exec;
import dev.understudy.server.testing.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are told nothing at all, not even of a proxy, in a part of the machine where Google is the fake. */
class NamespaceTest {

    @TempDir
    private Path directory;

    @Nested
    class Where_users_may_make_one {

        @BeforeEach
        void requireNamespaces() throws Exception {
            Programs.assume("a Linux that lets its users make namespaces", "unshare", "-Urnm", "true");
            Programs.assume("apt-get install iproute2", "sh", "-c", "PATH=$PATH:/usr/sbin:/sbin ip -V");
        }

        @Test
        void programs_without_a_variable_in_their_environment_find_google_and_nothing_else() throws Exception {
            Programs.requireCurl();
            Programs.require("apt-get install python3", "/usr/bin/python3", "--version");

            assertThat(said(
                            List.of("--namespace"),
                            "env",
                            "-i",
                            "sh",
                            "-c",
                            "curl -s https://accounts.google.com/.well-known/openid-configuration; curl -s"
                                    + " http://169.254.169.254/computeMetadata/v1/project/project-id -H"
                                    + " Metadata-Flavor:Google; echo; /usr/bin/python3 -c 'import urllib.request as r;"
                                    + " print(r.urlopen(\"https://www.googleapis.com/oauth2/v3/certs\").status)'; curl -sS"
                                    + " https://example.com"))
                    .contains("\"issuer\": \"https://accounts.google.com\"", "}example-123\n200\n")
                    .contains("Could not resolve host: example.com")
                    .contains("200 GET accounts.google.com/.well-known", "200 GET 169.254.169.254/computeMetadata")
                    .endsWith("exit code 6");
        }

        @Test
        void the_program_is_who_started_it_with_the_options_that_were_given() throws Exception {
            assertThat(said(
                            List.of("--browser", "deny", "--namespace", "--quiet", "--credentials", "kept files"),
                            "sh",
                            "-c",
                            "id -u; echo \"$UNDERSTUDY_CREDENTIALS\"; exit 7"))
                    .isEqualTo(Files.getAttribute(directory, "unix:uid") + "\n"
                            + directory.toRealPath().resolve("kept files") + "\nexit code 7");
            assertThat(directory.resolve("kept files/ca.pem")).exists();
        }
    }

    @Test
    void where_nobody_may_make_one_it_is_said_what_to_do() throws Exception {
        Path unshare = Files.writeString(
                directory.resolve("unshare"),
                "#!/bin/sh\necho 'unshare failed: Operation not permitted' >&2\nexit 1\n");
        Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwx------"));

        String said = Exec.said(
                directory, List.of("--namespace"), Map.of("PATH", directory + ":" + System.getenv("PATH")), "true");

        assertThat(said)
                .startsWith(
                        "understudy-server exec: --namespace needs a user namespace, and this system lets nobody make"
                                + " one (unshare failed: Operation not permitted). An administrator may allow it:")
                .endsWith("exit code 2");
    }

    private String said(List<String> options, String... program) throws Exception {
        return Exec.said(directory, options, Map.of(), program);
    }
}
