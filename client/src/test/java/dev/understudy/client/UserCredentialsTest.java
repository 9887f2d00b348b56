package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.client.StubGoogle.Said;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserCredentialsTest {

    @AutoClose
    private final StubGoogle google = new StubGoogle();

    private final AtomicInteger serial = new AtomicInteger(1);

    @TempDir
    Path directory;

    @Test
    void a_good_token_is_used_as_it_is() {
        var credentials = credentials();

        assertThat(credentials.accessToken().value()).isEqualTo("ya29.FAKE-0");
        assertThat(google.asked()).isEmpty();
    }

    @Test
    void c12_a_token_is_renewed_three_minutes_and_45_seconds_before_its_end() {
        google.answer("/token", request -> fresh());
        var credentials = credentials();

        google.advance(Duration.ofSeconds(3599 - 226));
        assertThat(credentials.accessToken().value()).isEqualTo("ya29.FAKE-0");
        google.advance(Duration.ofSeconds(1));

        assertThat(credentials.accessToken().value()).isEqualTo("ya29.FAKE-1");
        var sent = google.asked("/token").get(0).form();
        assertThat(sent.find("grant_type")).hasValue("refresh_token");
        assertThat(sent.find("refresh_token")).hasValue("1//0FAKE-refresh");
    }

    @Test
    void c12_a_token_without_an_end_is_good_until_it_is_refused() {
        google.answer("/token", 200, "{\"access_token\": \"ya29.FAKE-1\", \"token_type\": \"bearer\"}");
        var credentials = credentials();

        credentials.refresh();
        google.advance(Duration.ofDays(1));

        assertThat(credentials.accessToken().value()).isEqualTo("ya29.FAKE-1");
        assertThat(google.asked("/token")).hasSize(1);
    }

    @Test
    void c14_a_new_refresh_token_replaces_the_old_and_none_keeps_it() {
        google.answer("/token", 200, "{\"access_token\": \"ya29.FAKE-1\", \"refresh_token\": \"1//0FAKE-new\"}");
        var credentials = credentials();

        credentials.refresh();
        google.answer("/token", request -> fresh());
        credentials.refresh();
        credentials.refresh();

        assertThat(google.asked("/token").get(2).form().find("refresh_token")).hasValue("1//0FAKE-new");
    }

    @Test
    void c15_a_dead_refresh_token_is_asked_about_once() {
        google.answer("/token", 400, """
            {"error": "invalid_grant", "error_description": "Token has been expired or revoked."}\
            """);
        var credentials = credentials();

        assertThatThrownBy(credentials::refresh).isInstanceOfSatisfying(TokenEndpointFailure.class, failure -> {
            assertThat(failure.needsReauthorization()).isTrue();
            assertThat(failure.whatItMeans()).contains("7 days");
        });
        assertThat(credentials.isInvalid()).isTrue();
        assertThatThrownBy(credentials::accessToken).isInstanceOf(ReauthorizationNeeded.class);
        assertThat(google.asked("/token")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void c17_a_passing_trouble_is_waited_out(int status) {
        google.answer("/token", request -> serial.getAndIncrement() < 3 ? Said.json(status, "{}") : fresh());
        var before = google.now();

        var token = credentials().refresh();

        assertThat(token.value()).startsWith("ya29.FAKE-");
        assertThat(google.asked("/token")).hasSize(3);
        assertThat(Duration.between(before, google.now())).isBetween(Duration.ofMillis(750), Duration.ofSeconds(3));
    }

    @Test
    void c17_a_lasting_trouble_ends_in_an_error_and_kills_nothing() {
        google.answer("/token", 503, "{}");
        var credentials = credentials();

        assertThatThrownBy(credentials::refresh)
                .isInstanceOfSatisfying(
                        TokenEndpointFailure.class,
                        failure -> assertThat(failure.isRetryable()).isTrue());
        assertThat(google.asked("/token")).hasSize(4);
        assertThat(credentials.isInvalid()).isFalse();
    }

    @Test
    void c21_a_refreshed_id_token_about_somebody_else_is_refused() {
        google.answer("/token", 200, """
            {"access_token": "ya29.FAKE-1", "expires_in": 3599, "id_token": "%s"}\
            """.formatted(idToken("mallory")));
        var saved = Samples.saved(google, "ya29.FAKE-0")
                .refreshed(new TokenResponse(
                        new AccessToken("x", Optional.empty()),
                        Optional.empty(),
                        Optional.of(idToken("ada")),
                        Optional.empty()));
        var credentials = UserCredentials.of(saved, google.surroundings());

        assertThatThrownBy(credentials::refresh)
                .isInstanceOfSatisfying(
                        IdTokenInvalid.class,
                        invalid -> assertThat(invalid.claim()).isEqualTo("sub"));
    }

    @Test
    void a_fresher_token_in_the_storage_is_taken_without_a_request() {
        var storage = FileStorage.at(directory.resolve("token.json"));
        storage.save(Samples.saved(google, "ya29.FAKE-0"));
        var credentials = UserCredentials.load(storage, google.surroundings()).orElseThrow();

        google.advance(Duration.ofHours(1));
        storage.save(Samples.saved(google, "ya29.FAKE-of-another-process"));

        assertThat(credentials.accessToken().value()).isEqualTo("ya29.FAKE-of-another-process");
        assertThat(google.asked()).isEmpty();
    }

    @Test
    void a_new_token_is_stored() {
        google.answer("/token", request -> fresh());
        var storage = new MemoryStorage();
        var credentials = credentials().saveIn(storage);

        credentials.refresh();

        assertThat(storage.load().orElseThrow().accessToken().orElseThrow().value())
                .isEqualTo("ya29.FAKE-1");
        assertThat(storage.load().orElseThrow().refreshToken()).hasValue("1//0FAKE-refresh");
    }

    @Test
    void a_dead_refresh_token_is_stored_as_such() {
        google.answer("/token", 400, "{\"error\": \"invalid_grant\"}");
        var storage = new MemoryStorage();
        var credentials = credentials().saveIn(storage);

        assertThatThrownBy(credentials::refresh).isInstanceOf(TokenEndpointFailure.class);

        assertThat(UserCredentials.load(storage, google.surroundings())
                        .orElseThrow()
                        .isInvalid())
                .isTrue();
    }

    @Test
    void revoking_kills_the_refresh_token_and_forgets_what_was_stored() {
        google.answer("/revoke", 200, "{}");
        var storage = new MemoryStorage();
        var credentials = credentials().saveIn(storage);

        credentials.revoke();

        assertThat(google.asked("/revoke").get(0).form().find("token")).hasValue("1//0FAKE-refresh");
        assertThat(storage.load()).isEmpty();
        assertThatThrownBy(credentials::accessToken).isInstanceOf(ReauthorizationNeeded.class);
    }

    @Test
    void t41_a_fakes_refresh_token_is_refused_towards_google() {
        assertThatThrownBy(() -> UserCredentials.of(
                        new SavedCredentials(
                                "id",
                                Optional.empty(),
                                Optional.of("1//0FAKE-r"),
                                Optional.empty(),
                                Optional.empty(),
                                java.util.Set.of(),
                                java.util.Set.of(),
                                URI.create("https://oauth2.googleapis.com/token"),
                                URI.create("https://oauth2.googleapis.com/revoke"),
                                SavedCredentials.Status.USABLE),
                        Surroundings.of(Endpoints.google())))
                .isInstanceOf(UnsafeDestination.class);
    }

    @Test
    void c23_plain_http_to_another_machine_is_refused() {
        var surroundings = google.surroundings()
                .withEndpoints(Endpoints.at(URI.create("http://real.example")))
                .withTrustedHost("real.example");
        var credentials = UserCredentials.of(
                new SavedCredentials(
                        "id",
                        Optional.empty(),
                        Optional.of("1//0r"),
                        Optional.empty(),
                        Optional.empty(),
                        java.util.Set.of(),
                        java.util.Set.of(),
                        URI.create("http://real.example/token"),
                        URI.create("http://real.example/revoke"),
                        SavedCredentials.Status.USABLE),
                surroundings);

        assertThatThrownBy(credentials::accessToken)
                .isInstanceOf(UnsafeDestination.class)
                .hasMessageContaining("not https");
    }

    private UserCredentials credentials() {
        return UserCredentials.of(Samples.saved(google, "ya29.FAKE-0"), google.surroundings());
    }

    private Said fresh() {
        return Said.json(200, """
            {"access_token": "ya29.FAKE-%d", "expires_in": 3599, "token_type": "Bearer"}\
            """.formatted(serial.getAndIncrement()));
    }

    private static String idToken(String subject) {
        var encoder = java.util.Base64.getUrlEncoder().withoutPadding();
        String claims = "{\"iss\": \"x\", \"sub\": \"" + subject + "\"}";
        return encoder.encodeToString("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.getBytes(java.nio.charset.StandardCharsets.UTF_8)) + ".eA";
    }
}
