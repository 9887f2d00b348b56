package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSecretsTest {

    @TempDir
    Path directory;

    @Test
    void every_address_of_the_file_is_kept() throws IOException {
        var secrets = ClientSecrets.load(file("""
            {"web": {
              "client_id": "id", "client_secret": "s", "project_id": "p",
              "auth_uri": "http://127.0.0.1:1/a", "token_uri": "http://127.0.0.1:1/t",
              "revoke_uri": "http://127.0.0.1:1/r", "auth_provider_x509_cert_url": "http://127.0.0.1:1/c",
              "redirect_uris": ["http://localhost:8080/", "http://localhost:8080/x"]}}\
            """));

        assertThat(secrets.type()).isEqualTo(ClientSecrets.Type.WEB);
        assertThat(secrets.authUri()).hasToString("http://127.0.0.1:1/a");
        assertThat(secrets.tokenUri()).hasToString("http://127.0.0.1:1/t");
        assertThat(secrets.revokeUri()).hasValue(URI.create("http://127.0.0.1:1/r"));
        assertThat(secrets.certUri()).hasValue(URI.create("http://127.0.0.1:1/c"));
        assertThat(secrets.redirectUris()).hasSize(2);
    }

    @Test
    void a_flow_goes_where_the_file_says_if_nobody_chose_otherwise() throws IOException {
        Path file = Samples.clientSecrets(directory, URI.create("http://127.0.0.1:7"));

        var flow = AuthorizationCodeFlow.fromClientSecrets(
                file, Set.of(Samples.DRIVE), Surroundings.of(Endpoints.google()));

        assertThat(flow.surroundings().endpoints().authorization()).hasToString("http://127.0.0.1:7/o/oauth2/auth");
        assertThat(flow.surroundings().endpoints().token()).hasToString("http://127.0.0.1:7/token");
        assertThat(flow.surroundings().endpoints().apis()).hasToString("http://127.0.0.1:7/");
    }

    @Test
    void the_error_names_the_missing_member_and_its_line() throws IOException {
        Path file = file("""
            {
              "installed": {
                "client_id": "id",
                "auth_uri": "https://accounts.google.com/o/oauth2/auth"
              }
            }\
            """);

        var error = catchThrowableOfType(CredentialsFileInvalid.class, () -> ClientSecrets.load(file));

        assertThat(error).hasMessageContaining("\"token_uri\" is missing").hasMessageContaining("line 2");
        assertThat(error.line()).hasValue(2);
    }

    @Test
    void c28_broken_json_is_said_with_its_line() throws IOException {
        Path file = file("{\n  \"web\": {\n    \"client_id\": oops\n}}");

        assertThatThrownBy(() -> ClientSecrets.load(file))
                .isInstanceOf(CredentialsFileInvalid.class)
                .hasMessageContaining("line 3: it is not valid JSON");
    }

    @Test
    void a_key_file_in_its_place_is_recognised() throws IOException {
        Path file = Samples.serviceAccount(directory, URI.create("http://127.0.0.1:7"), Samples.keys());

        assertThatThrownBy(() -> ClientSecrets.load(file)).hasMessageContaining("ServiceAccountCredentials.fromJson");
    }

    @Test
    void a_sample_that_was_never_filled_in_is_recognised() throws IOException {
        Path file = file("{\"installed\": {\"client_id\": \"[[INSERT CLIENT ID HERE]]\"}}");

        assertThatThrownBy(() -> ClientSecrets.load(file)).hasMessageContaining("placeholder");
    }

    @Test
    void c28_a_file_larger_than_a_megabyte_is_not_read() throws IOException {
        Path file = file("{\"installed\": {\"client_id\": \"" + "x".repeat(1 << 20) + "\"}}");

        assertThatThrownBy(() -> ClientSecrets.load(file)).hasMessageContaining("larger than 1 MB");
    }

    @Test
    void c28_a_file_does_not_choose_a_foreign_host_for_secrets() throws IOException {
        Path file = Samples.clientSecrets(directory, URI.create("https://evil.example"));

        assertThatThrownBy(() -> AuthorizationCodeFlow.fromClientSecrets(
                        file, Set.of(Samples.DRIVE), Surroundings.of(Endpoints.google())))
                .isInstanceOf(UnsafeDestination.class)
                .hasMessageContaining("evil.example");
    }

    @Test
    void c28_a_fakes_client_is_refused_towards_google() throws IOException {
        Path file = Samples.clientSecrets(directory, URI.create("https://oauth2.googleapis.com"));

        assertThatThrownBy(() -> AuthorizationCodeFlow.fromClientSecrets(
                        file, Set.of(Samples.DRIVE), Surroundings.of(Endpoints.google())))
                .isInstanceOf(UnsafeDestination.class)
                .hasMessageContaining("UNDERSTUDY_URL");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("client_secret.json"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"installed\": {\"client_id\": \"a\", \"client_id\": \"b\"}}",
                "{\"installed\": {}} {}",
                "{'installed': {}}",
                "[]",
                "{\"installed\": {\"client_id\": 7}}"
            })
    void c28_json_is_read_strictly(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("client_secret.json"), content);

        assertThatThrownBy(() -> ClientSecrets.load(file)).isInstanceOf(CredentialsFileInvalid.class);
    }

    @Test
    void c28_a_file_that_others_can_read_is_warned_about_without_its_contents() throws IOException {
        Path file = Samples.clientSecrets(directory, URI.create("http://127.0.0.1:1"));
        List<String> logged;
        try (var ear = new Ear(Level.WARNING)) {
            logged = ear.heard();
            ClientSecrets.load(file);
            assertThat(logged).isEmpty();

            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            ClientSecrets.load(file);
        }
        assertThat(logged)
                .singleElement()
                .asString()
                .startsWith("WARNING")
                .contains(file.toString(), "rw-r--r--", "chmod 600")
                .doesNotContain("GOCSPX");
    }
}
