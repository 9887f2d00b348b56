package dev.understudy.server.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.EventReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventStreamTest {

    @AutoClose
    private final FakeGoogle google = FakeGoogle.start();

    @Test
    void an_exchange_is_told_while_it_happens() throws Exception {
        try (var reader = new EventReader(google, "", "")) {
            assertThat(reader.next().name()).isEqualTo("hello");

            get("/.well-known/openid-configuration");

            var event = reader.next();
            assertThat(event.name()).isEqualTo("exchanges");
            assertThat(event.data().get(0).path("endpoint").asText()).isEqualTo("discovery");
            assertThat(event.data().get(0).path("reply").path("status").asInt()).isEqualTo(200);
        }
    }

    @Test
    void what_was_before_is_told_first_and_in_order() throws Exception {
        for (int i = 0; i < 450; i++) {
            get("/nothing-" + i);
        }
        try (var reader = new EventReader(google, "", "")) {
            reader.next();

            assertThat(numbers(reader, 450)).isEqualTo(upTo(1, 450));
        }
    }

    @Test
    void who_was_cut_off_goes_on_without_gap_or_double() throws Exception {
        get("/one");
        String seen;
        try (var reader = new EventReader(google, "", "")) {
            reader.next();
            seen = reader.next().id();
        }
        get("/two");
        get("/three");

        try (var reader = new EventReader(google, "", seen)) {
            reader.next();
            assertThat(numbers(reader, 2)).containsExactly(2L, 3L);
        }
    }

    @Test
    void another_start_of_the_server_is_told_and_begins_anew() throws Exception {
        get("/one");
        get("/two");
        try (var reader = new EventReader(google, "", "AAAAAAAAAAAA-2")) {
            var hello = reader.next();

            assertThat(hello.data().path("boot").asText()).isNotEqualTo("AAAAAAAAAAAA");
            assertThat(numbers(reader, 2)).containsExactly(1L, 2L);
        }
    }

    @Test
    void a_project_hears_of_its_own_exchanges_only() throws Exception {
        get("/somebody-elses");
        get("/o/oauth2/v2/auth?client_id=" + DemoWorld.DESKTOP.id());

        try (var reader = new EventReader(google, "project=" + DemoWorld.PROJECT, "")) {
            reader.next();
            var event = reader.next();

            assertThat(event.data()).hasSize(1);
            assertThat(event.data().get(0).path("endpoint").asText()).isEqualTo("authorize");
        }
    }

    @Test
    void the_inspector_itself_is_not_in_the_journal() throws Exception {
        EventReader.get(google, "/exchanges");

        assertThat(google.lab().exchanges(exchange -> true)).isEmpty();
    }

    private static List<Long> numbers(EventReader reader, int count) throws Exception {
        var numbers = new ArrayList<Long>();
        while (numbers.size() < count) {
            for (JsonNode exchange : reader.next().data()) {
                numbers.add(exchange.path("n").asLong());
            }
        }
        return numbers;
    }

    private static List<Long> upTo(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private void get(String path) throws Exception {
        HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(google.url() + path)).build(), BodyHandlers.discarding());
    }
}
