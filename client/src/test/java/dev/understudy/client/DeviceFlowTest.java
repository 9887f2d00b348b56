package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.client.StubGoogle.Said;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceFlowTest {

    private final Queue<Said> answers = new ArrayDeque<>();
    private final List<Instant> questions = new ArrayList<>();

    @AutoClose
    private final StubGoogle google = new StubGoogle().answer("/device/code", 200, """
        {"device_code": "AH-1Ng-FAKE", "user_code": "GQVQ-JKEC", "expires_in": 1800, "interval": 5,
         "verification_url": "https://www.google.com/device"}\
        """);

    @TempDir
    Path directory;

    private DeviceFlow flow;

    @BeforeEach
    void makeFlow() throws IOException {
        google.answer("/token", request -> {
            questions.add(google.now());
            return answers.isEmpty() ? error(428, "authorization_pending") : answers.remove();
        });
        flow = DeviceFlow.fromClientSecrets(
                Samples.clientSecrets(directory, google.url()), Set.of("email"), google.surroundings());
    }

    @Test
    void the_user_is_shown_a_code_and_an_address() {
        var code = flow.start();

        assertThat(code.userCode()).isEqualTo("GQVQ-JKEC");
        assertThat(code.verificationUrl()).hasToString("https://www.google.com/device");
        assertThat(code.expiresAt()).isEqualTo(google.now().plusSeconds(1800));
        assertThat(code.toString()).doesNotContain("AH-1Ng");
        assertThat(google.asked("/device/code").get(0).form().find("scope")).hasValue("email");
    }

    @Test
    void the_address_is_understood_by_its_name_in_the_rfc_too() {
        google.answer("/device/code", 200, """
            {"device_code": "d", "user_code": "u", "expires_in": 60, "verification_uri": "https://x.example"}\
            """);

        assertThat(flow.start().verificationUrl()).hasToString("https://x.example");
        assertThat(flow.start().interval()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void c26_the_interval_is_kept_and_grows_by_five_seconds_when_told() {
        answers.add(error(428, "authorization_pending"));
        answers.add(error(403, "slow_down"));
        answers.add(error(428, "authorization_pending"));
        answers.add(granted());
        var start = google.now();

        var credentials = flow.await(flow.start());

        assertThat(credentials.hasRefreshToken()).isTrue();
        assertThat(questions.stream().map(at -> Duration.between(start, at).toSeconds()))
                .containsExactly(5L, 10L, 20L, 30L);
        var sent = google.asked("/token").get(0).form();
        assertThat(sent.find("grant_type")).hasValue("urn:ietf:params:oauth:grant-type:device_code");
        assertThat(sent.find("device_code")).hasValue("AH-1Ng-FAKE");
        assertThat(sent.find("client_secret")).isPresent();
    }

    @Test
    void c26_the_asking_stops_when_the_code_has_ended() {
        google.answer("/device/code", 200, """
            {"device_code": "d", "user_code": "GQVQ-JKEC", "expires_in": 60, "interval": 5,
             "verification_url": "https://www.google.com/device"}\
            """);

        assertThatThrownBy(() -> flow.await(flow.start()))
                .isInstanceOf(AuthorizationTimeout.class)
                .hasMessageContaining("GQVQ-JKEC");
        assertThat(questions).hasSize(11);
    }

    @Test
    void c26_a_busy_server_and_a_broken_connection_are_asked_later_and_later() throws IOException {
        try (var shaky = new RawServer(
                RawServer.http("503 Service Unavailable", "", "{}"),
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{",
                RawServer.http("428 Precondition Required", "", "{\"error\": \"authorization_pending\"}"),
                RawServer.http("200 OK", "", granted().body()))) {
            var endpoints = Endpoints.at(google.url()).withToken(shaky.url());
            var elsewhere = DeviceFlow.fromClientSecrets(
                    directory.resolve("client_secret.json"),
                    Set.of("email"),
                    google.surroundings().withEndpoints(endpoints));
            var start = google.now();

            assertThat(elsewhere.await(elsewhere.start()).hasRefreshToken()).isTrue();

            assertThat(Duration.between(start, google.now())).isEqualTo(Duration.ofSeconds(5 + 10 + 20 + 20));
        }
    }

    @Test
    void a_refusal_and_an_end_are_told_as_such() {
        var code = flow.start();
        answers.add(error(403, "access_denied"));
        answers.add(error(400, "expired_token"));
        answers.add(error(401, "invalid_client"));

        assertThatThrownBy(() -> flow.poll(code)).isInstanceOf(AuthorizationDenied.class);
        assertThatThrownBy(() -> flow.poll(code)).isInstanceOf(AuthorizationTimeout.class);
        assertThatThrownBy(() -> flow.poll(code)).isInstanceOf(TokenEndpointFailure.class);
    }

    @Test
    void c19_an_id_token_that_is_not_true_lets_no_device_in() {
        answers.add(Said.json(200, granted().body().replace("}", ", \"id_token\": \"a.b.c\"}")));
        answers.add(granted());
        var code = flow.start();

        assertThatThrownBy(() -> flow.poll(code)).isInstanceOf(IdTokenInvalid.class);
        assertThat(flow.poll(code)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"device_code\": \"d\", \"user_code\": \"u\"}",
                "{\"device_code\": \"d\", \"verification_url\": \"https://x.example\"}",
                "{\"user_code\": \"u\", \"verification_url\": \"https://x.example\"}",
                "{\"device_code\": \"d\", \"user_code\": \"\\u001b[2J\", \"verification_url\": \"https://x.example\"}",
                "{\"device_code\": \"d\", \"user_code\": \"u\", \"verification_url\": \"a b\"}"
            })
    void c9_an_answer_that_cannot_be_shown_to_a_user_is_not_used(String json) {
        google.answer("/device/code", 200, json);

        assertThatThrownBy(flow::start).isInstanceOf(UnusableAnswer.class).hasMessageNotContaining("\u001b");
    }

    @Test
    void one_question_may_find_that_nothing_is_decided() {
        assertThat(flow.poll(flow.start())).isEmpty();
    }

    private static Said error(int status, String error) {
        return Said.json(status, "{\"error\": \"" + error + "\"}");
    }

    private static Said granted() {
        return Said.json(200, """
            {"access_token": "ya29.FAKE-a", "expires_in": 3599, "refresh_token": "1//0FAKE-r",
             "token_type": "Bearer"}\
            """);
    }
}
