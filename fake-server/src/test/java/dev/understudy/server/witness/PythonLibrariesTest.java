package dev.understudy.server.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.testing.Advised;
import dev.understudy.server.testing.Programs;
import dev.understudy.server.testing.Visited;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Params;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Google's own Python libraries, those of Debian 12, run the programs in {@code src/test/python}. */
class PythonLibrariesTest {

    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private Path directory;

    private FakeGoogle google;

    @BeforeEach
    void start() throws Exception {
        Programs.require(
                "apt-get install python3-google-auth-oauthlib python3-googleapi python3-oauth2client (of Debian 12)",
                PYTHON,
                "-c",
                "import googleapiclient, oauth2client, google_auth_oauthlib.flow as f; f.InstalledAppFlow.run_console");
        google = FakeGoogle.start();
        CredentialFiles.write(google, directory.resolve("credentials"));
        Files.copy(
                directory.resolve("credentials/client_secret_desktop.json"), directory.resolve("client_secret.json"));
    }

    @AfterEach
    void stop() {
        if (google != null) {
            // Debian's libraries know PKCE only if they are told to.
            Advised.byNothingBut(google, "no-pkce", "oob-redirect");
            google.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"installed_app.py", "oauth2client_installed_app.py"})
    void an_installed_app_asks_for_the_code_and_lists_the_five_newest_files(String program) throws Exception {
        var app = python(program);
        try (var out = app.inputReader();
                var in = app.outputWriter()) {
            var asked = url(out);
            in.write(
                    Params.parse(consent(asked).title().replace("Success ", "")).require("code") + "\n");
            in.flush();

            assertFilesListed(out);
        }
        assertThat(app.waitFor()).isZero();
    }

    @Test
    void an_installed_app_waits_for_the_redirect_and_lists_the_five_newest_files() throws Exception {
        var app = python("installed_app_local_server.py");
        try (var out = app.inputReader()) {
            var home = URI.create(consent(url(out)).location());
            var page =
                    HttpClient.newHttpClient().send(HttpRequest.newBuilder(home).build(), BodyHandlers.ofString());

            assertThat(page.body()).isEqualTo("The auth flow is complete; you may close this window.");
            assertFilesListed(out);
        }
        assertThat(app.waitFor()).isZero();
    }

    @Test
    void what_oauth2client_revoked_is_revoked_and_no_longer_stored() throws Exception {
        var app = python("oauth2client_installed_app.py");
        try (var out = app.inputReader();
                var in = app.outputWriter()) {
            in.write(Params.parse(consent(url(out)).title().replace("Success ", ""))
                            .require("code") + "\n");
            in.flush();

            assertThat(out.lines().collect(Collectors.joining("\n"))).endsWith("revoked, and no longer stored");
        }
        assertThat(google.records().grants().all())
                .noneMatch(
                        grant -> grant.scopes().stream().anyMatch(scope -> scope.endsWith("drive.metadata.readonly")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"server_to_server.py", "oauth2client_server.py"})
    void a_server_lists_the_databases_of_the_exemplary_project(String program) throws Exception {
        var app = python(program);
        try (var out = app.inputReader()) {
            assertThat(out.lines().collect(Collectors.joining("\n")))
                    .contains(
                            "{'kind': 'sql#instancesList', 'items': [{'kind': 'sql#instance', 'instance': 'exemplar'");
        }
        assertThat(app.waitFor()).isZero();
    }

    private static void assertFilesListed(BufferedReader out) {
        assertThat(out.lines().collect(Collectors.joining("\n")))
                .contains("'name': 'todo.txt'", "'name': 'Note G'", "'name': 'The Analytical Engine'")
                .contains("'kind': 'drive#fileList'");
    }

    private Visited consent(URI asked) {
        return new Visitor(google.url()).allow(Params.parse(asked.getRawQuery()), "ada@example.com");
    }

    /** The first URL that a program prints. */
    private static URI url(BufferedReader out) throws IOException {
        var said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (line.contains("http://") && line.contains("client_id=")) {
                return URI.create(line.substring(line.indexOf("http://")).strip());
            }
        }
        throw new AssertionError("The program asked for nothing:\n" + said);
    }

    private Process python(String program) throws IOException {
        Path file = Path.of("src/test/python", program).toAbsolutePath();
        return Programs.start(directory, directory.resolve("credentials/env.sh"), PYTHON, "-u", file.toString());
    }
}
