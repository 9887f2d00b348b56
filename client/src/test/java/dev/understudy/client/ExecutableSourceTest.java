package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A workload whose token a program prints, and the files that this client does not understand. */
@Timeout(60)
class ExecutableSourceTest {

    private static final Map<String, String> ALLOWED = Map.of("GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES", "1");
    private static final Set<String> CLOUD = Set.of("https://www.googleapis.com/auth/cloud-platform");

    private final StubGoogle google =
            new StubGoogle().answer("/v1/token", 200, "{\"access_token\": \"ya29.FAKE-x\", \"expires_in\": 3600}");

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void a_program_is_told_what_for_and_what_it_prints_is_exchanged() throws IOException {
        Path file = account("""
            echo '{"version": 1, "success": true, "token_type": "urn:ietf:params:oauth:token-type:jwt",'
            echo '"id_token": "for '$GOOGLE_EXTERNAL_ACCOUNT_AUDIENCE' '$GOOGLE_EXTERNAL_ACCOUNT_INTERACTIVE'"}'
            """);

        assertThat(token(file, ALLOWED)).isEqualTo("ya29.FAKE-x");
        assertThat(google.asked("/v1/token").get(0).form().find("subject_token"))
                .hasValue("for //iam.googleapis.com/x 0");
    }

    @Test
    void without_permission_no_program_is_run() throws IOException {
        Path file = account("touch " + directory.resolve("was-run"));

        assertThatThrownBy(() -> token(file, Map.of()))
                .isInstanceOf(CredentialsFileInvalid.class)
                .hasMessageContaining("GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES");
        assertThat(directory.resolve("was-run")).doesNotExist();
    }

    @Test
    void what_it_left_in_its_output_file_is_used_as_long_as_it_is_good() throws IOException {
        long soon = google.now().getEpochSecond() + 60;
        Path file = account("echo '{\"version\": 1, \"success\": true, \"id_token\": \"new\"}'");
        Files.writeString(
                directory.resolve("output"),
                "{\"version\": 1, \"success\": true, \"id_token\": \"kept\", \"expiration_time\": " + soon + "}");

        token(file, ALLOWED);
        google.advance(java.time.Duration.ofMinutes(2));
        token(file, ALLOWED);

        assertThat(google.asked("/v1/token"))
                .extracting(asked -> asked.form().find("subject_token").orElse(""))
                .containsExactly("kept", "new");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        exit 3                                                              | ended with code 3
        echo nothing                                                        | no JSON of version 1
        echo '{"version": 2}'                                               | no JSON of version 1
        echo '{"version": 1, "success": true}'                              | no "id_token"
        echo '{"version": 1, "success": false, "code": "401", "message": "who?"}' | 401 who?
        """)
    void what_a_program_does_wrong_is_said(String script, String problem) throws IOException {
        Path file = account(script.replace("\\", ""));

        assertThatThrownBy(() -> token(file, ALLOWED))
                .isInstanceOf(CredentialsFileInvalid.class)
                .hasMessageContaining(problem);
        assertThat(google.asked()).isEmpty();
    }

    @Test
    void a_program_that_does_not_end_is_ended() throws IOException {
        Path file = account("exec sleep 600");

        assertThatThrownBy(() -> token(file, ALLOWED)).hasMessageContaining("ended with code");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"type": "external_account", "credential_source": {}}                         | nor AWS
        {"type": "external_account_authorized_user"}                                  | workforce pool
        {"type": "gdch_service_account"}                                              | Distributed Cloud
        {"type": "else"}                                                              | not one that this client knows
        """)
    void a_kind_of_file_that_is_not_supported_is_named(String content, String problem) throws IOException {
        Path file = Files.writeString(directory.resolve("adc.json"), content);
        var environment = Map.of("GOOGLE_APPLICATION_CREDENTIALS", file.toString());

        assertThatThrownBy(() -> ApplicationDefault.find(CLOUD, google.surroundings(), environment))
                .isInstanceOf(CredentialsFileInvalid.class)
                .hasMessageContaining(problem);
    }

    private String token(Path file, Map<String, String> environment) {
        return ExternalAccountCredentials.fromJson(file, google.surroundings(), environment)
                .withScopes(CLOUD)
                .accessToken()
                .value();
    }

    private Path account(String script) throws IOException {
        Path program = Files.createFile(
                directory.resolve("program"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(program, "#!/bin/sh\n" + script);
        var executable = Map.of(
                "command",
                program.toString(),
                "timeout_millis",
                5_000,
                "output_file",
                directory.resolve("output").toString());
        return Samples.write(
                directory.resolve("external.json"),
                Map.of(
                        "type", "external_account",
                        "audience", "//iam.googleapis.com/x",
                        "subject_token_type", "urn:ietf:params:oauth:token-type:jwt",
                        "token_url", google.url() + "/v1/token",
                        "credential_source", Map.of("executable", executable)));
    }
}
