package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.fault.RateLimit;
import dev.understudy.server.lab.fault.ServiceUnavailable;
import dev.understudy.server.model.DemoWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of APIs that are sent again, where that is asked for and safe (C17). */
class ApiRetriesTest {

    @AutoClose
    private final FakeGoogle google = FakeGoogle.start();

    private final List<Duration> pauses = new ArrayList<>();
    private ApiService drive;

    @BeforeEach
    void signIn() {
        var tokens = google.grant(DemoWorld.ADA, DemoWorld.DESKTOP, List.of("https://www.googleapis.com/auth/drive"));
        var here = Surroundings.of(Endpoints.at(google.url())).withPause(pauses::add);
        drive = ApiService.build("drive", "v3", AccessTokenCredentials.of(tokens.accessToken(), here));
    }

    static Stream<Fault> faults() {
        return Stream.of(new ServiceUnavailable(), new RateLimit(2));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void c17_a_call_that_may_be_sent_again_is_if_that_was_asked_for(Fault fault) {
        var list = drive.method("files.list");
        fail("drive.files.list", fault);
        assertThatThrownBy(list::execute).isInstanceOf(OAuthException.class);
        fail("drive.files.list", fault);

        assertThat(list.withRetries(1).execute().names()).contains("files");

        assertThat(calls("drive.files.list")).isEqualTo(3);
        assertThat(pauses).hasSize(1);
    }

    @Test
    void c17_what_was_perhaps_done_is_not_done_twice() {
        var create =
                drive.method("files.create").withBody(Map.of("name", "once")).withRetries(3);
        fail("drive.files.create", new ServiceUnavailable());

        assertThatThrownBy(create::execute).isInstanceOf(HttpError.class);

        assertThat(calls("drive.files.create")).isEqualTo(1);
        assertThat(pauses).isEmpty();
    }

    @Test
    void c17_what_was_refused_for_now_is_asked_again_even_if_it_writes() {
        var create =
                drive.method("files.create").withBody(Map.of("name", "once")).withRetries(3);
        fail("drive.files.create", new RateLimit(7));

        assertThat(create.execute().get("name").text()).isEqualTo("once");

        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void a_lasting_refusal_is_told_and_asked_once() {
        var get = drive.method("files.get").with("fileId", "none").withRetries(3);

        assertThatThrownBy(get::execute).isInstanceOf(HttpError.class);

        assertThat(calls("drive.files.get")).isEqualTo(1);
        assertThatThrownBy(() -> get.withRetries(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    private void fail(String endpoint, Fault fault) {
        google.lab().fail(FaultRule.once(DemoWorld.PROJECT, endpoint, fault));
    }

    private long calls(String endpoint) {
        return google.lab()
                .exchanges(exchange -> exchange.endpoint().equals(endpoint))
                .size();
    }
}
