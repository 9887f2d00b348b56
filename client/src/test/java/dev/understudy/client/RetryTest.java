package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked again, when, and how often (C17, L17). */
class RetryTest {

    private static final String TOKEN = "{\"access_token\": \"ya29.FAKE-new\", \"expires_in\": 3599}";

    @AutoClose
    private final StubGoogle google = new StubGoogle();

    private final List<Duration> pauses = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "7, 7", // seconds
        "0, 0",
        "'Sat, 21 Nov 2026 12:00:09 GMT', 9", // a date, by the server's own clock, which is an hour ahead of ours
        "'Sat, 21 Nov 2026 11:00:00 GMT', 0",
    })
    void c17_a_server_that_says_when_to_come_back_is_heeded(String after, int seconds) throws IOException {
        String date = "Date: Sat, 21 Nov 2026 12:00:00 GMT\r\nRetry-After: " + after + "\r\n";
        google.advance(Duration.ofHours(-1));

        try (var busy = new RawServer(
                RawServer.http("429 Too Many Requests", date, "{}"), RawServer.http("200 OK", "", TOKEN))) {
            assertThat(at(busy.url()).refresh().value()).isEqualTo("ya29.FAKE-new");
        }

        assertThat(pauses).containsExactly(Duration.ofSeconds(seconds));
    }

    @Test
    void c17_a_date_of_a_server_that_does_not_tell_its_time_is_read_by_our_clock() throws IOException {
        String after = "Retry-After: " + httpDate(google.now().plusSeconds(11)) + "\r\n";

        try (var busy = new RawServer(
                RawServer.http("503 Service Unavailable", after, "{}"), RawServer.http("200 OK", "", TOKEN))) {
            at(busy.url()).refresh();
        }

        assertThat(pauses).containsExactly(Duration.ofSeconds(11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1e3", "Sat, 32 Nov 2026 12:00:00 GMT", "99999999999", ""})
    void c17_advice_that_makes_no_sense_is_no_advice(String after) throws IOException {
        try (var busy = new RawServer(
                RawServer.http("503 Service Unavailable", "Retry-After: " + after + "\r\n", "{}"),
                RawServer.http("200 OK", "", TOKEN))) {
            at(busy.url()).refresh();
        }

        assertThat(pauses)
                .singleElement()
                .satisfies(pause -> assertThat(pause).isBetween(Duration.ofMillis(250), Duration.ofMillis(750)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "Fri, 31 Dec 2100 23:59:59 GMT"})
    void c17_nobody_waits_longer_than_thirty_seconds(String after) throws IOException {
        try (var busy =
                new RawServer(RawServer.http("429 Too Many Requests", "Retry-After: " + after + "\r\n", "{}"))) {
            assertThatThrownBy(() -> at(busy.url()).refresh()).isInstanceOf(TokenEndpointFailure.class);
            assertThat(busy.connections()).isOne();
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void c17_all_pauses_together_are_thirty_seconds_at_most() throws IOException {
        try (var busy = new RawServer(RawServer.http("503 Service Unavailable", "Retry-After: 14\r\n", "{}"))) {
            assertThatThrownBy(() -> at(busy.url()).refresh()).isInstanceOf(TokenEndpointFailure.class);
            assertThat(busy.connections()).isEqualTo(3);
        }
        assertThat(pauses).containsExactly(Duration.ofSeconds(14), Duration.ofSeconds(14));
    }

    @Test
    void c17_pauses_grow_and_are_not_the_same_for_everybody() {
        google.answer("/token", 500, "{}");

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> at(google.url()).refresh()).isInstanceOf(TokenEndpointFailure.class);
        }

        assertThat(pauses).hasSize(9).doesNotHaveDuplicates();
        for (int i = 0; i < pauses.size(); i++) {
            long base = 500L << i % 3;
            assertThat(pauses.get(i).toMillis()).isBetween(base / 2, base * 3 / 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 302, 200})
    void c17_what_is_no_passing_trouble_is_asked_once(int status) {
        google.answer("/token", status, "{}");

        assertThatThrownBy(() -> at(google.url()).refresh()).isInstanceOf(UnusableAnswer.class);

        assertThat(google.asked("/token")).hasSize(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void c17_a_server_that_is_not_there_yet_is_waited_for() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }

        assertThatThrownBy(() -> at(URI.create("http://127.0.0.1:" + port)).refresh())
                .isInstanceOf(ConnectionFailure.class);

        assertThat(pauses).hasSize(3);
    }

    @Test
    void c17_what_the_server_may_have_seen_is_not_sent_again() throws IOException {
        try (var torn = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")) {
            assertThatThrownBy(() -> at(torn.url()).refresh()).isInstanceOf(ConnectionFailure.class);
            assertThat(torn.connections()).isOne();
        }
        assertThat(pauses).isEmpty();
    }

    private UserCredentials at(URI url) {
        return UserCredentials.of(
                Samples.saved(google, "ya29.FAKE-0"),
                google.surroundings().withEndpoints(Endpoints.at(url)).withPause(pauses::add));
    }

    private static String httpDate(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
    }
}
