package dev.understudy.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.understudy.server.testing.Visitor;
import dev.understudy.server.wire.Params;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The complete examples of Google's guides for installed and for server-to-server applications, run by Google's own
 * Python libraries where those are installed (Debian: python3-googleapi, python3-google-auth-oauthlib). Only the URLs
 * differ from the guides.
 */
class FoundingExamplesTest {

    private static final String PYTHON = "/usr/bin/python3";

    private static final String INSTALLED = """
            import os
            import pprint

            from googleapiclient.discovery import build
            from google_auth_oauthlib.flow import InstalledAppFlow

            pp = pprint.PrettyPrinter(indent=2)
            DISCOVERY = os.environ['UNDERSTUDY_URL'] + '/discovery/v1/apis/{api}/{apiVersion}/rest'
            CLIENT_SECRETS_FILE = os.environ['UNDERSTUDY_CREDENTIALS'] + '/client_secret_desktop.json'
            SCOPES = ['https://www.googleapis.com/auth/drive.metadata.readonly']
            API_SERVICE_NAME = 'drive'
            API_VERSION = 'v3'

            def get_authenticated_service():
              flow = InstalledAppFlow.from_client_secrets_file(CLIENT_SECRETS_FILE, SCOPES)
              credentials = flow.run_console(authorization_prompt_message='{url}\\n')
              return build(API_SERVICE_NAME, API_VERSION, credentials=credentials,
                           discoveryServiceUrl=DISCOVERY, cache_discovery=False)

            def list_drive_files(service, **kwargs):
              results = service.files().list(**kwargs).execute()
              pp.pprint(results)

            if __name__ == '__main__':
              os.environ['OAUTHLIB_INSECURE_TRANSPORT'] = '1'
              service = get_authenticated_service()
              list_drive_files(service, orderBy='modifiedByMeTime desc', pageSize=5)
            """;

    private static final String SERVER_TO_SERVER = """
            import os

            from google.oauth2 import service_account
            import googleapiclient.discovery

            DISCOVERY = os.environ['UNDERSTUDY_URL'] + '/discovery/v1/apis/{api}/{apiVersion}/rest'
            SCOPES = ['https://www.googleapis.com/auth/sqlservice.admin']
            SERVICE_ACCOUNT_FILE = os.environ['GOOGLE_APPLICATION_CREDENTIALS']

            credentials = service_account.Credentials.from_service_account_file(
                    SERVICE_ACCOUNT_FILE, scopes=SCOPES)
            sqladmin = googleapiclient.discovery.build('sqladmin', 'v1beta3', credentials=credentials,
                    discoveryServiceUrl=DISCOVERY, cache_discovery=False)
            response = sqladmin.instances().list(project='exemplary-example-123').execute()

            print(response)
            """;

    @TempDir
    private Path directory;

    private FakeGoogle google;

    @BeforeEach
    void start() {
        google = FakeGoogle.start();
        CredentialFiles.write(google, directory.resolve("credentials"));
    }

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void an_installed_app_lists_the_five_files_that_ada_changed_last() throws Exception {
        requirePython("googleapiclient, google_auth_oauthlib.flow as f; f.InstalledAppFlow.run_console");
        var app = python(INSTALLED);
        try (var out = app.inputReader();
                var in = app.outputWriter()) {
            var asked = Params.parse(URI.create(firstUrl(out)).getRawQuery());
            String title =
                    new Visitor(google.url()).allow(asked, "ada@example.com").title();
            in.write(Params.parse(title.replace("Success ", "")).require("code") + "\n");
            in.flush();

            String said = out.lines().collect(Collectors.joining("\n"));

            assertThat(said)
                    .contains("'name': 'todo.txt'", "'name': 'Note G'", "'name': 'The Analytical Engine'")
                    .contains("'kind': 'drive#fileList'");
        }
    }

    @Test
    void a_server_lists_the_databases_of_the_exemplary_project() throws Exception {
        requirePython("googleapiclient, google.oauth2.service_account");
        var app = python(SERVER_TO_SERVER);
        try (var out = app.inputReader()) {
            assertThat(out.lines().collect(Collectors.joining("\n")))
                    .startsWith(
                            "{'kind': 'sql#instancesList', 'items': [{'kind': 'sql#instance', 'instance': 'exemplar'");
        }
    }

    private static String firstUrl(BufferedReader out) throws IOException {
        String line = out.readLine();
        while (line != null && !line.startsWith("http")) {
            line = out.readLine();
        }
        return String.valueOf(line);
    }

    private Process python(String program) throws IOException {
        var file = Files.writeString(directory.resolve("example.py"), program);
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        ". \"$1\"; exec " + PYTHON + " -u \"$2\"",
                        "sh",
                        directory.resolve("credentials/env.sh").toString(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static void requirePython(String imports) throws Exception {
        boolean there = Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import " + imports)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(there, "Google's Python libraries of Debian 12 are not installed");
    }
}
