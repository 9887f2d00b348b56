package dev.understudy.server.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.testing.Advised;
import dev.understudy.server.testing.Exec;
import dev.understudy.server.testing.Programs;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Params;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Google's libraries for Node.js, and openid-client, run the programs in {@code src/test/node}. */
class NodeLibrariesTest {

    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path PROJECT = Path.of("target/node").toAbsolutePath();

    @TempDir
    private Path directory;

    private FakeGoogle google;

    @BeforeAll
    static void install() throws Exception {
        Programs.require(
                "apt-get install nodejs npm (Node.js 18 or newer)", "sh", "-c", "node --version && npm --version");
        Files.createDirectories(PROJECT);
        try (var sources = Files.list(SOURCES)) {
            for (Path source : sources.toList()) {
                Files.copy(source, PROJECT.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Programs.assume(
                "a package registry that npm can reach",
                "sh",
                "-c",
                "cd \"$1\" && { cmp -s package-lock.json installed || npm ci --ignore-scripts --no-audit --no-fund"
                        + " --prefer-offline --fetch-retries=1 --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000"
                        + " && cp package-lock.json installed; }",
                "sh",
                PROJECT.toString());
    }

    @BeforeEach
    void start() {
        google = FakeGoogle.start();
        CredentialFiles.write(google, directory);
    }

    @AfterEach
    void stop() {
        Advised.byNothingBut(google, "code-sent-twice");
        google.close();
    }

    @Test
    void a_user_signs_in_and_her_files_are_read_page_by_page() throws Exception {
        assertThat(signIn(
                        "user.mjs",
                        location ->
                                Params.parse(URI.create(location).getRawQuery()).require("code")))
                .isEqualTo("""
                    signed in ada@example.com
                    audience is ours true
                    files 16 16 todo.txt, Note G
                    uploaded from node.txt = hello from node
                    deleted 404
                    refreshed true
                    revoked invalid_grant\
                    """);
    }

    @Test
    void openid_client_signs_in_by_discovery_alone() throws Exception {
        assertThat(signIn("openid.mjs", location -> location)).isEqualTo("""
            signed in ada@example.com
            userinfo Ada
            refreshed true
            the code again invalid_grant
            revoked invalid_grant\
            """);
    }

    @Test
    void an_installed_app_of_googles_quickstarts_needs_no_address_changed() throws Exception {
        assertThat(Exec.said(
                        directory, "node", PROJECT.resolve("local-auth.mjs").toString()))
                .contains("refresh token true\nfiles todo.txt, Note G")
                .contains("200 POST oauth2.googleapis.com/token", "200 GET www.googleapis.com/drive/v3/files")
                .endsWith("exit code 0");
    }

    @Test
    void programs_without_a_user_get_their_tokens() throws Exception {
        try (var out = node("machine.mjs").inputReader()) {
            assertThat(out.lines().collect(Collectors.joining("\n"))).isEqualTo("""
                service account robot@example-123.iam.gserviceaccount.com
                delegated grace@example.org
                self-signed robot@example-123.iam.gserviceaccount.com
                id_token robot@example-123.iam.gserviceaccount.com
                machine robot@example-123.iam.gserviceaccount.com
                id_token of the machine https://service.example\
                """);
        }
    }

    /** What a program says after it has printed a URL and was told the answer to it. */
    private String signIn(String program, Function<String, String> told) throws IOException {
        var app = node(program);
        try (var out = app.inputReader();
                var in = app.outputWriter()) {
            String line = out.readLine();
            if (line == null || !line.startsWith("http")) {
                return line + "\n" + out.lines().collect(Collectors.joining("\n"));
            }
            var asked = Params.parse(URI.create(line).getRawQuery());
            in.write(told.apply(new Visitor(google.url())
                            .allow(asked, "ada@example.com")
                            .location())
                    + "\n");
            in.flush();
            return out.lines().collect(Collectors.joining("\n"));
        }
    }

    private Process node(String program) throws IOException {
        return Programs.start(
                directory,
                directory.resolve("env.sh"),
                "node",
                PROJECT.resolve(program).toString());
    }
}
