package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files of Python's libraries, read and written, and the other places where credentials are kept. */
class StoredFormatsTest {

    /** As oauth2client 4.1.3 prints it. */
    private static final String OAUTH2CLIENT = """
        {"_class": "OAuth2Credentials", "_module": "oauth2client.client", "access_token": "ya29.FAKE-a",
         "client_id": "c", "client_secret": "s", "id_token": null, "id_token_jwt": null, "invalid": false,
         "refresh_token": "1//0FAKE-r", "revoke_uri": "https://oauth2.googleapis.com/revoke",
         "scopes": ["https://www.googleapis.com/auth/calendar"], "token_expiry": "2013-11-29T15:13:12Z",
         "token_info_uri": "https://oauth2.googleapis.com/tokeninfo",
         "token_response": {"access_token": "ya29.FAKE-a", "expires_in": 3599},
         "token_uri": "https://oauth2.googleapis.com/token", "user_agent": null}\
        """;

    private static final String GOOGLE_AUTH = """
        {"token": "ya29.FAKE-a", "refresh_token": "1//0FAKE-r", "token_uri": "https://oauth2.googleapis.com/token",
         "client_id": "c", "client_secret": "s", "scopes": ["https://www.googleapis.com/auth/calendar"],
         "universe_domain": "googleapis.com", "account": "", "expiry": "2013-11-29T15:13:12.345678Z"}\
        """;

    @AutoClose
    private final StubGoogle google = new StubGoogle();

    private final List<String> reports = new ArrayList<>();

    @TempDir
    Path directory;

    @Test
    void a_file_of_oauth2client_is_read() {
        var saved = SavedCredentials.fromJson(OAUTH2CLIENT);

        assertThat(saved.refreshToken()).hasValue("1//0FAKE-r");
        assertThat(saved.accessToken().orElseThrow().expiresAt()).hasValue(Instant.parse("2013-11-29T15:13:12Z"));
        assertThat(saved.grantedScopes()).containsExactly("https://www.googleapis.com/auth/calendar");
        assertThat(saved.tokenUri()).isEqualTo(URI.create("https://oauth2.googleapis.com/token"));
        assertThat(saved.status()).isEqualTo(SavedCredentials.Status.USABLE);
    }

    @Test
    void a_file_of_google_auth_is_read() {
        var saved = SavedCredentials.fromJson(GOOGLE_AUTH);

        assertThat(saved.refreshToken()).hasValue("1//0FAKE-r");
        assertThat(saved.accessToken().orElseThrow().expiresAt())
                .hasValue(Instant.parse("2013-11-29T15:13:12.345678Z"));
        assertThat(SavedCredentials.fromJson(GOOGLE_AUTH.replace("5678Z", "5678"))
                        .accessToken())
                .isEqualTo(saved.accessToken());
    }

    @ParameterizedTest
    @EnumSource(CredentialsFormat.class)
    void what_is_written_in_a_format_is_read_again(CredentialsFormat format) {
        var saved = Samples.saved(google, "ya29.FAKE-a");
        var storage = FileStorage.at(directory.resolve("token.json")).withFormat(format);

        storage.save(saved);
        var loaded = storage.load().orElseThrow();

        assertThat(loaded.refreshToken()).isEqualTo(saved.refreshToken());
        assertThat(loaded.accessToken()).isEqualTo(saved.accessToken());
        assertThat(loaded.clientSecret()).isEqualTo(saved.clientSecret());
        assertThat(loaded.grantedScopes()).isEqualTo(saved.grantedScopes());
        assertThat(loaded.tokenUri()).isEqualTo(saved.tokenUri());
    }

    @Test
    void oauth2client_finds_every_member_that_it_demands() {
        var json = Json.parse(CredentialsFormat.OAUTH2CLIENT.write(Samples.saved(google, "ya29.FAKE-a")));

        assertThat(json.names())
                .contains(
                        "access_token",
                        "client_id",
                        "client_secret",
                        "refresh_token",
                        "token_expiry",
                        "token_uri",
                        "user_agent",
                        "invalid");
        assertThat(json.get("token_expiry").text()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(json.get("_module").text()).isEqualTo("oauth2client.client");
    }

    @Test
    void oauth2client_itself_goes_on_with_the_files() throws Exception {
        assumeTrue(
                python("import oauth2client").equals(""),
                "no Python with oauth2client here (apt install python3-oauth2client)");
        Path one = directory.resolve("one.json");
        Path many = directory.resolve("many.json");
        FileStorage.at(one).withFormat(CredentialsFormat.OAUTH2CLIENT).save(Samples.saved(google, "ya29.FAKE-one"));
        MultiStorage.at(many).storage("k").save(Samples.saved(google, "ya29.FAKE-many"));

        String printed = python("""
                import sys
                from oauth2client.file import Storage
                from oauth2client.contrib.multiprocess_file_storage import MultiprocessFileStorage
                one = Storage(sys.argv[1]).get()
                many = MultiprocessFileStorage(sys.argv[2], 'k').get()
                print(one.access_token, many.access_token, one.refresh_token)
                MultiprocessFileStorage(sys.argv[2], 'of python').put(one)\
                """, one.toString(), many.toString());

        assertThat(printed.strip()).isEqualTo("ya29.FAKE-one ya29.FAKE-many 1//0FAKE-refresh");
        assertThat(MultiStorage.at(many)
                        .storage("of python")
                        .load()
                        .orElseThrow()
                        .accessToken())
                .isEqualTo(Samples.saved(google, "ya29.FAKE-one").accessToken());
        assertThat(MultiStorage.at(many).keys()).containsExactlyInAnyOrder("k", "of python");
    }

    /** What a program in the system's Python prints, also of errors. */
    private static String python(String program, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("/usr/bin/python3", "-W", "ignore", "-c", program));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return printed;
        } catch (IOException e) {
            return "no Python";
        }
    }

    @Test
    void many_credentials_live_in_one_file() throws IOException {
        Path file = directory.resolve("many.json");
        var many = MultiStorage.at(file);
        var calendar = many.storage(new CredentialKey("c", "app/1.0", Set.of("b", "a")));
        var drive = many.storage("drive of ada");

        calendar.save(Samples.saved(google, "ya29.FAKE-calendar"));
        drive.save(Samples.saved(google, "ya29.FAKE-drive"));

        var again = MultiStorage.at(file);
        assertThat(again.keys())
                .containsExactlyInAnyOrder(
                        "drive of ada", "{\"clientId\":\"c\",\"scope\":\"a b\",\"userAgent\":\"app/1.0\"}");
        assertThat(again.storage("drive of ada")
                        .load()
                        .orElseThrow()
                        .accessToken()
                        .orElseThrow()
                        .value())
                .isEqualTo("ya29.FAKE-drive");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        drive.delete();

        assertThat(drive.load()).isEmpty();
        assertThat(calendar.load()).isPresent();
    }

    @Test
    void the_file_is_that_of_multiprocess_file_storage() throws IOException {
        Path file = directory.resolve("many.json");
        String entry = Base64.getEncoder().encodeToString(OAUTH2CLIENT.getBytes(StandardCharsets.UTF_8));
        Files.writeString(file, "{\"file_version\": 2, \"credentials\": {\"k\": \"" + entry + "\"}}");
        var many = MultiStorage.at(file);

        assertThat(many.storage("k").load().orElseThrow().refreshToken()).hasValue("1//0FAKE-r");

        many.storage("l").save(Samples.saved(google, "a"));
        var json = Json.parse(Files.readString(file));
        assertThat(json.get("file_version").number()).isEqualTo(2);
        assertThat(json.get("credentials").names()).containsExactly("k", "l");
    }

    @Test
    void a_file_of_multistore_file_is_read_and_becomes_one_of_the_newer_kind() throws IOException {
        Path file = directory.resolve("old.json");
        Files.writeString(file, """
            {"file_version": 1, "data": [{"key": {"clientId": "c", "userAgent": "u", "scope": "a b"},
             "credential": %s}]}\
            """.formatted(OAUTH2CLIENT));
        var place = MultiStorage.at(file).storage(new CredentialKey("c", "u", Set.of("a", "b")));

        assertThat(place.load().orElseThrow().refreshToken()).hasValue("1//0FAKE-r");

        place.save(Samples.saved(google, "ya29.FAKE-n"));
        assertThat(Files.readString(file)).startsWith("{\"file_version\":2");
        assertThat(place.load().orElseThrow().accessToken().orElseThrow().value())
                .isEqualTo("ya29.FAKE-n");
    }

    @Test
    void a_file_of_many_that_makes_no_sense_is_set_aside() throws IOException {
        Path file = Files.writeString(directory.resolve("many.json"), "{\"file_version\": 3}");

        assertThat(MultiStorage.at(file).withReport(reports::add).storage("k").load())
                .isEmpty();
        assertThat(reports).singleElement().asString().contains("file_version is neither 1 nor 2");
    }

    @Test
    void a_session_keeps_credentials_as_text() {
        Map<String, Object> attributes = new HashMap<>();
        var storage = SessionStorage.of(attributes);

        storage.save(Samples.saved(google, "ya29.FAKE-a"));

        assertThat(attributes.values()).hasOnlyElementsOfType(String.class);
        assertThat(storage.load()).hasValue(Samples.saved(google, "ya29.FAKE-a"));
        storage.delete();
        assertThat(storage.load()).isEmpty();
    }

    @Test
    void without_a_keyring_a_password_protects_a_file() throws IOException {
        Path file = directory.resolve("credentials.p12");
        var storage = KeyringStorage.inFile(file, "correct".toCharArray());

        assertThat(storage.load()).isEmpty();
        storage.save(Samples.saved(google, "ya29.FAKE-a"));

        assertThat(KeyringStorage.inFile(file, "correct".toCharArray())
                        .load()
                        .orElseThrow()
                        .refreshToken())
                .hasValue("1//0FAKE-refresh");
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("FAKE");
        assertThatThrownBy(
                        () -> KeyringStorage.inFile(file, "wrong".toCharArray()).load())
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("password is wrong");
        storage.delete();
        assertThat(storage.load()).isEmpty();
    }
}
