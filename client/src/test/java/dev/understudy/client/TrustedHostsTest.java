package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes a credentials file does not choose where secrets go (C28, T43). */
class TrustedHostsTest {

    private static final java.security.KeyPair KEYS = Samples.keys();
    private static final Surroundings GOOGLES = Surroundings.of(Endpoints.google());

    @TempDir
    Path directory;

    /** The kinds of files that name an address to which a secret goes. */
    enum Kind {
        CLIENT_SECRETS,
        SERVICE_ACCOUNT,
        AUTHORIZED_USER,
        EXTERNAL_ACCOUNT,
        STORED;

        /** Credentials of a file that names this base address. */
        Object load(Path directory, URI base, Surroundings here) throws IOException {
            return switch (this) {
                case CLIENT_SECRETS ->
                    AuthorizationCodeFlow.fromClientSecrets(real(directory, base), Set.of("email"), here);
                case SERVICE_ACCOUNT -> ServiceAccountCredentials.fromJson(robot(directory, base), here);
                case AUTHORIZED_USER ->
                    ApplicationDefault.find(
                            Set.of("email"),
                            here,
                            Map.of(
                                    "GOOGLE_APPLICATION_CREDENTIALS",
                                    user(directory, base).toString()));
                case EXTERNAL_ACCOUNT -> ExternalAccountCredentials.fromJson(workload(directory, base), here);
                case STORED -> {
                    var storage = FileStorage.at(directory.resolve("token.json"));
                    storage.save(SavedCredentials.fromJson("""
                        {"token": "a", "refresh_token": "1//0r", "token_uri": "%s/token", "client_id": "c",
                         "client_secret": "s", "scopes": ["email"]}\
                        """.formatted(base)));
                    yield UserCredentials.load(storage, here);
                }
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void c28_a_foreign_host_is_refused_for_every_kind_of_file(Kind kind) {
        assertThatThrownBy(() -> kind.load(directory, URI.create("https://evil.example"), GOOGLES))
                .isInstanceOf(UnsafeDestination.class)
                .hasMessageContaining("evil.example")
                .hasMessageContaining("withTrustedHost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://oauth2.googleapis.com.evil.example",
                "https://evilgoogleapis.com",
                "https://oauth2.googleapis.com@evil.example",
                "https://127.0.0.1.evil.example",
                "https://localhost.evil.example",
                "https://[::1].evil.example"
            })
    void c28_a_host_that_looks_like_another_is_a_foreign_one(String base) {
        assertThatThrownBy(() -> Kind.SERVICE_ACCOUNT.load(directory, URI.create(base), GOOGLES))
                .isInstanceOfAny(UnsafeDestination.class, CredentialsFileInvalid.class, IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void c28_google_this_machine_and_hosts_that_were_named_are_trusted(Kind kind) throws IOException {
        assertThat(kind.load(directory, URI.create("https://oauth2.googleapis.com"), GOOGLES))
                .isNotNull();
        assertThat(kind.load(directory, URI.create("http://127.0.0.1:7"), GOOGLES))
                .isNotNull();
        assertThat(kind.load(directory, URI.create("https://login.example"), GOOGLES.withTrustedHost("login.example")))
                .isNotNull();
    }

    @Test
    void c27_a_key_of_less_than_2048_bits_is_refused() throws Exception {
        var generator = java.security.KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        Path file = Samples.serviceAccount(directory, URI.create("http://127.0.0.1:7"), generator.generateKeyPair());

        assertThatThrownBy(() -> ServiceAccountCredentials.fromJson(file, GOOGLES))
                .isInstanceOf(CredentialsFileInvalid.class)
                .hasMessageContaining("less than 2048 bits");
    }

    private static Path real(Path directory, URI base) throws IOException {
        return Samples.write(
                directory.resolve("client_secret.json"),
                Map.of(
                        "installed",
                        Map.of(
                                "client_id",
                                "c",
                                "client_secret",
                                "s",
                                "auth_uri",
                                base + "/auth",
                                "token_uri",
                                base + "/token")));
    }

    private static Path robot(Path directory, URI base) throws IOException {
        Path file = Samples.serviceAccount(directory, base, KEYS);
        String json = java.nio.file.Files.readString(file).replace("999000000000000000101", "123456789012345678901");
        return java.nio.file.Files.writeString(file, json);
    }

    private static Path user(Path directory, URI base) throws IOException {
        return Samples.write(
                directory.resolve("adc.json"),
                Map.of(
                        "type", "authorized_user",
                        "client_id", "c",
                        "client_secret", "s",
                        "refresh_token", "1//0r",
                        "token_uri", base + "/token"));
    }

    private static Path workload(Path directory, URI base) throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", "external_account");
        json.put("audience", "//iam.googleapis.com/projects/1/locations/global/x");
        json.put("subject_token_type", "urn:ietf:params:oauth:token-type:jwt");
        json.put("token_url", base + "/v1/token");
        json.put("credential_source", Map.of("file", "subject"));
        return Samples.write(directory.resolve("external.json"), json);
    }
}
