package dev.understudy.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialFilesTest {

    @TempDir
    private Path temp;

    private Path directory;

    @AutoClose
    private FakeGoogle google;

    @BeforeEach
    void start() {
        directory = temp.resolve("credentials");
        google = FakeGoogle.start();
    }

    @Test
    void every_file_is_its_owners_alone() throws Exception {
        CredentialFiles.write(google, directory);

        assertThat(mode(directory)).isEqualTo("rwx------");
        try (var files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSizeGreaterThanOrEqualTo(8)
                    .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        }
    }

    @Test
    void client_secret_files_have_googles_layout() throws Exception {
        CredentialFiles.write(google, directory);

        var desktop = read("client_secret_desktop.json").path("installed");
        assertThat(desktop.fieldNames())
                .toIterable()
                .containsExactly(
                        "client_id",
                        "project_id",
                        "auth_uri",
                        "token_uri",
                        "auth_provider_x509_cert_url",
                        "client_secret",
                        "redirect_uris");
        assertThat(desktop.path("client_id").textValue()).isEqualTo(DemoWorld.DESKTOP.id());
        assertThat(desktop.path("auth_uri").textValue()).isEqualTo(google.url() + "/o/oauth2/auth");
        assertThat(desktop.path("token_uri").textValue()).isEqualTo(google.url() + "/token");
        assertThat(read("client_secret_web.json")
                        .at("/web/javascript_origins/0")
                        .textValue())
                .isEqualTo("http://localhost:8080");
        assertThat(read("client_secret_tv.json").at("/installed/client_id").textValue())
                .isEqualTo(DemoWorld.TV.id());
        assertThat(read("client_secret_" + DemoWorld.DESKTOP_TODAY.id() + ".json")
                        .has("installed"))
                .isTrue();
    }

    @Test
    void the_ready_made_refresh_token_works() throws Exception {
        CredentialFiles.write(google, directory);
        var user = read("authorized_user.json");

        var tokens = post(Params.of(
                "grant_type", "refresh_token",
                "client_id", user.path("client_id").textValue(),
                "client_secret", user.path("client_secret").textValue(),
                "refresh_token", user.path("refresh_token").textValue()));

        assertThat(user.path("type").textValue()).isEqualTo("authorized_user");
        assertThat(tokens.path("access_token").textValue()).startsWith("ya29.");
        assertThat(read("gcloud/application_default_credentials.json")).isEqualTo(user);
    }

    @Test
    void a_key_stays_the_same_over_restarts_and_follows_the_url() throws Exception {
        CredentialFiles.write(google, directory);
        var before = read("service-account.json");

        try (var next = FakeGoogle.start()) {
            CredentialFiles.write(next, directory);

            var after = read("service-account.json");
            assertThat(after.path("private_key")).isEqualTo(before.path("private_key"));
            assertThat(after.path("token_uri").textValue()).isEqualTo(next.url() + "/token");
            assertThat(next.records().serviceAccounts().find(DemoWorld.ROBOT.email()))
                    .hasValueSatisfying(robot -> assertThat(
                                    robot.key(before.path("private_key_id").textValue()))
                            .isPresent());
        }
    }

    @Test
    void a_broken_key_file_is_replaced() throws Exception {
        CredentialFiles.write(google, directory);
        Files.writeString(directory.resolve("service-account.json"), "{");

        CredentialFiles.write(google, directory);

        assertThat(read("service-account.json").path("client_email").textValue())
                .isEqualTo(DemoWorld.ROBOT.email());
    }

    @Test
    void the_environment_file_is_shell_that_points_here() throws Exception {
        directory = temp.resolve("it's here");
        CredentialFiles.write(google, directory);
        var shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        ". \"$1\"; echo \"$UNDERSTUDY_URL\"; cat \"$GOOGLE_APPLICATION_CREDENTIALS\"",
                        "sh",
                        directory.resolve("env.sh").toString())
                .redirectErrorStream(true)
                .start();

        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).startsWith(google.url() + "\n{\n  \"type\": \"service_account\"");
    }

    @Test
    void an_empty_world_gets_the_environment_alone() {
        try (var empty =
                FakeGoogle.start(new Scenario(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()))) {
            assertThat(CredentialFiles.write(empty, directory))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("env.sh");
        }
    }

    @Test
    void a_file_or_a_link_in_the_place_of_the_directory_is_refused() throws Exception {
        var file = Files.createFile(temp.resolve("file"));
        var link = Files.createSymbolicLink(temp.resolve("link"), Files.createDirectory(temp.resolve("target")));
        var dangling = Files.createSymbolicLink(temp.resolve("dangling"), temp.resolve("nowhere"));

        assertProblem(file, "is a file; name a directory");
        assertProblem(link, "is a symbolic link");
        assertProblem(dangling, "is a symbolic link");
        assertProblem(file.resolve("below"), "cannot be made");
        assertThat(temp.resolve("target")).isEmptyDirectory();
    }

    private void assertProblem(Path path, String words) {
        assertThatThrownBy(() -> CredentialFiles.write(google, path))
                .isInstanceOf(CredentialProblem.class)
                .hasMessageContaining(words);
    }

    private JsonNode read(String name) throws IOException {
        return Json.read(Files.readString(directory.resolve(name))).orElseThrow();
    }

    private JsonNode post(Params form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(google.url() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.encode()))
                .build();
        return Json.read(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body())
                .orElseThrow();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
