package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are broken, locked, misplaced or strange. */
@Timeout(60)
class StorageTroubleTest {

    @AutoClose
    private final StubGoogle google = new StubGoogle();

    @AutoClose
    private final Ear ear = new Ear(Level.WARNING);

    private final List<String> warnings = ear.heard();

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void choose() {
        file = directory.resolve("token.json");
    }

    @Test
    void a_storage_knows_its_file() {
        assertThat(FileStorage.at(Path.of("token.json")).path()).isAbsolute().hasFileName("token.json");
    }

    @Test
    void t36_what_was_set_aside_is_logged_unless_somebody_wants_to_hear_it() throws IOException {
        Files.writeString(file, "nonsense");
        FileStorage.at(file).load();
        Files.writeString(file, "nonsense");
        MultiStorage.at(file).storage("ada").load();

        assertThat(warnings).hasSize(2).allMatch(warning -> warning.contains("could not be used"));
    }

    @Test
    void t36_what_was_set_aside_before_is_kept_too() throws IOException {
        for (int i = 0; i < 3; i++) {
            Files.writeString(file, "nonsense " + i);
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
            FileStorage.at(file).load();
        }

        assertThat(directory.resolve("token.json.corrupt-1000")).hasContent("nonsense 0");
        assertThat(directory.resolve("token.json.corrupt-1000-1")).hasContent("nonsense 1");
        assertThat(directory.resolve("token.json.corrupt-1000-2")).hasContent("nonsense 2");
    }

    @Test
    void t36_a_file_of_more_than_a_megabyte_is_not_read() throws IOException {
        FileStorage.at(file).save(Samples.saved(google, "ya29.FAKE-a"));
        String whole = Files.readString(file);
        Files.writeString(file, whole + " ".repeat((1 << 20) - whole.length()));
        assertThat(FileStorage.at(file).load()).isPresent();
        Files.writeString(file, Files.readString(file) + " ");

        var reports = new ArrayList<String>();
        assertThat(FileStorage.at(file).withReport(reports::add).load()).isEmpty();

        assertThat(reports).singleElement().asString().contains("larger than 1 MB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_module\": \"oauth2client.client\"}",
                "{\"_module\": \"m\", \"client_id\": \"c\"}",
                "{\"token_expiry\": \"soon\", \"token_uri\": \"https://x.example\", \"client_id\": \"c\","
                        + " \"access_token\": \"a\"}",
                "{\"token_expiry\": \"2013-11-29T15:13:12Z\"}",
                "{\"client_id\": \"c\", \"token\": \"a\", \"expiry\": \"soon\"}",
                "{\"client_id\": 7, \"token\": \"a\"}",
                "{\"token\": \"a\"}"
            })
    void t36_a_file_of_pythons_that_lacks_something_is_set_aside(String json) throws IOException {
        Files.writeString(file, json);

        assertThat(FileStorage.at(file).withReport(warnings::add).load()).isEmpty();

        assertThat(warnings).singleElement().asString().doesNotContain("null");
    }

    @Test
    void files_of_older_pythons_are_read() {
        var withoutModule = SavedCredentials.fromJson("""
            {"access_token": "a", "client_id": "c", "client_secret": null, "refresh_token": "r",
             "token_expiry": "2013-11-29T15:13:12Z", "token_uri": "http://127.0.0.1:7/token", "invalid": true}\
            """);
        assertThat(withoutModule.status()).isEqualTo(SavedCredentials.Status.INVALID);
        assertThat(withoutModule.revokeUri()).hasToString("http://127.0.0.1:7/revoke");

        var oneText = SavedCredentials.fromJson("""
            {"client_id": "c", "token": "a", "scopes": "email openid", "token_uri": "https://oauth2.googleapis.com/token"}\
            """);
        assertThat(oneText.grantedScopes()).containsExactlyInAnyOrder("email", "openid");
        assertThat(oneText.revokeUri()).isEqualTo(Endpoints.google().revocation());
    }

    @Test
    void what_was_asked_and_what_was_granted_stay_apart_in_pythons_format_too() throws IOException {
        var partly = UserCredentials.granted(
                        ClientSecrets.load(Samples.clientSecrets(directory, google.url())),
                        Set.of("email", Samples.DRIVE),
                        new TokenResponse(
                                new AccessToken("ya29.FAKE-a", Optional.empty()),
                                Optional.of("1//0FAKE-r"),
                                Optional.of(idToken()),
                                Optional.of(Set.of("email"))),
                        google.surroundings())
                .saved();

        var again = SavedCredentials.fromJson(CredentialsFormat.OAUTH2CLIENT.write(partly));

        assertThat(again).isEqualTo(partly);
        assertThat(Json.parse(CredentialsFormat.OAUTH2CLIENT.write(partly))
                        .get("id_token")
                        .get("sub")
                        .text())
                .isEqualTo("ada");
    }

    @Test
    void t36_an_entry_among_many_that_makes_no_sense_is_set_aside_with_the_file() throws IOException {
        Files.writeString(
                file,
                "{\"file_version\": 2, \"credentials\": {\"k\": \""
                        + Base64.getEncoder().encodeToString("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        + "\"}}");
        assertThat(MultiStorage.at(file).keys()).isEmpty();
        Files.writeString(file, "[]");
        assertThat(MultiStorage.at(file).keys()).isEmpty();

        assertThat(warnings).hasSize(2);
    }

    @Test
    void t32_only_what_a_crash_left_of_this_very_file_is_swept_away() throws IOException {
        Path others = Files.writeString(directory.resolve(".other.json.1.tmp"), "of another store");
        Path left = Files.writeString(directory.resolve(".token.p12.1.tmp"), "of a crash");

        KeyringStorage.inFile(directory.resolve("token.p12"), "p".toCharArray()).save(Samples.saved(google, "a"));

        assertThat(left).doesNotExist();
        assertThat(others).exists();
    }

    @Test
    void c30_a_link_in_place_of_a_protected_file_is_not_followed() throws IOException {
        Path real = directory.resolve("real.p12");
        var storage = KeyringStorage.inFile(real, "p".toCharArray());
        storage.save(Samples.saved(google, "a"));
        Path link = Files.createSymbolicLink(directory.resolve("link.p12"), real);

        assertThatThrownBy(KeyringStorage.inFile(link, "p".toCharArray())::load)
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("symbolic link");
        assertThat(storage.load()).isPresent();
    }

    @Test
    void t33_who_is_interrupted_while_others_are_in_gives_up_and_stays_interrupted() throws Exception {
        var storage = FileStorage.at(file);
        var inside = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var other = CompletableFuture.runAsync(() -> storage.locked(() -> {
            inside.countDown();
            return await(done);
        }));
        inside.await();

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> storage.save(Samples.saved(google, "a")))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("locked by another program");
        assertThat(Thread.interrupted()).isTrue();

        done.countDown();
        other.get();
        storage.save(Samples.saved(google, "a"));
        assertThat(storage.load()).isPresent();
    }

    @Test
    void memory_lets_everybody_in_after_each_use() throws Exception {
        var storage = new MemoryStorage();
        storage.save(Samples.saved(google, "a"));
        storage.delete();
        storage.delete();

        assertThat(CompletableFuture.supplyAsync(storage::load).get()).isEmpty();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String idToken() {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString("{\"sub\": \"ada\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + ".eA";
    }
}
