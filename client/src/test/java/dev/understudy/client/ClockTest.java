package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.client.StubGoogle.Said;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clocks that jump, stand still and go back (L16): one request for a new token where one is due, and never many. */
@Timeout(30)
class ClockTest {

    @AutoClose
    private final StubGoogle google = new StubGoogle();

    private final AtomicInteger serial = new AtomicInteger();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0",
        "PT1S, 0",
        "PT56M, 0",
        "PT59M, 1",
        "PT61M, 1",
        "PT-1H, 0",
        "P3653D, 1",
        "P-3653D, 0",
    })
    void c12_after_a_jump_a_token_is_asked_for_at_once_or_not_at_all(Duration jump, int requests) {
        google.answer("/token", request -> fresh());
        var credentials = credentials();

        google.advance(jump);

        var token = credentials.accessToken();
        for (int i = 0; i < 100; i++) {
            assertThat(credentials.accessToken()).isEqualTo(token);
        }
        assertThat(google.asked("/token")).hasSize(requests);
    }

    @ParameterizedTest
    @CsvSource({
        "2028-02-29T23:59:59Z", // a leap day
        "2027-03-28T00:59:59Z", // summer time begins in Europe
        "2038-01-19T03:14:07Z", // the last second of 32 bits
        "2099-12-31T23:59:59Z",
    })
    void c12_special_days_are_days(Instant moment) {
        google.answer("/token", request -> fresh());
        google.advance(Duration.between(google.now(), moment));
        var credentials = credentials();

        google.advance(Duration.ofMinutes(59));
        assertThat(credentials.accessToken().value()).isEqualTo("ya29.FAKE-1");
        google.advance(Duration.ofMinutes(56));
        assertThat(credentials.accessToken().value()).isEqualTo("ya29.FAKE-1");
        google.advance(Duration.ofMinutes(1));
        assertThat(credentials.accessToken().value()).isEqualTo("ya29.FAKE-2");
    }

    @Test
    void c12_a_token_that_a_clock_ahead_took_for_fresh_is_renewed_once_when_it_is_refused() throws Exception {
        google.answer("/token", request -> fresh());
        google.answer(
                "/x",
                request -> Said.json(request.header("Authorization").equals("Bearer ya29.FAKE-2") ? 200 : 401, "{}"));
        google.advance(Duration.ofDays(3_653));
        var http = credentials().authorize();
        google.advance(Duration.ofHours(2));
        var request = HttpRequest.newBuilder(google.url().resolve("/x")).build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);

        google.advance(Duration.ofDays(-3_653));

        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(google.asked("/token"))
                .as("one at the end, one for the refusal")
                .hasSize(2);
    }

    @Test
    void c12_a_clock_that_goes_back_during_a_request_leaves_a_token_that_can_be_used() {
        google.answer("/token", request -> {
            google.advance(Duration.ofDays(-1));
            return fresh();
        });
        var credentials = credentials();
        google.advance(Duration.ofHours(1));

        assertThat(credentials.accessToken().value()).isEqualTo("ya29.FAKE-1");
        assertThat(credentials.accessToken().value()).isEqualTo("ya29.FAKE-1");
        assertThat(google.asked("/token")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 11", "PT-1H, 11", "PT1H, 1"})
    void c26_a_device_stops_asking_also_by_a_clock_that_does_not_go(Duration jump, int questions) throws IOException {
        google.answer("/device/code", 200, """
            {"device_code": "d", "user_code": "GQVQ-JKEC", "expires_in": 60, "interval": 5,
             "verification_url": "https://www.google.com/device"}\
            """);
        google.answer("/token", request -> {
            google.advance(jump);
            return Said.json(428, "{\"error\": \"authorization_pending\"}");
        });
        var flow = DeviceFlow.fromClientSecrets(
                Samples.clientSecrets(directory, google.url()),
                Set.of("email"),
                google.surroundings().withPause(time -> {}));

        assertThatThrownBy(() -> flow.await(flow.start())).isInstanceOf(AuthorizationTimeout.class);

        assertThat(google.asked("/token")).hasSize(questions);
    }

    @Test
    void an_assertion_is_dated_by_the_clock_of_the_moment() throws Exception {
        google.answer("/token", request -> fresh());
        var robot = ServiceAccountCredentials.fromJson(
                        Samples.serviceAccount(directory, google.url(), Samples.keys()), google.surroundings())
                .withScopes(Set.of("a"));
        robot.accessToken();
        google.advance(Duration.ofDays(-400));
        robot.accessTokenInsteadOf(robot.accessToken());

        var assertion = google.asked("/token").get(1).form().find("assertion").orElseThrow();
        assertThat(com.nimbusds.jwt.SignedJWT.parse(assertion)
                        .getJWTClaimsSet()
                        .getIssueTime()
                        .toInstant())
                .isEqualTo(google.now());
    }

    private UserCredentials credentials() {
        return UserCredentials.of(Samples.saved(google, "ya29.FAKE-0"), google.surroundings());
    }

    private Said fresh() {
        return Said.json(200, """
            {"access_token": "ya29.FAKE-%d", "expires_in": 3599, "token_type": "Bearer"}\
            """.formatted(serial.incrementAndGet()));
    }
}
