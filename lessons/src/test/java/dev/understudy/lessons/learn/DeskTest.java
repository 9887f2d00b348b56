package dev.understudy.lessons.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class DeskTest {

    @Test
    void only_who_knows_the_key_is_heard() throws Exception {
        try (var desk = Desk.open(command -> "heard " + command)) {
            assertThat(say(desk, "wrong", ":hint").statusCode()).isEqualTo(403);
            assertThat(say(desk, desk.key(), ":hint").body()).isEqualTo("heard :hint");
        }
    }

    private static HttpResponse<String> say(Desk desk, String key, String command) throws Exception {
        var request = HttpRequest.newBuilder(desk.url())
                .header("X-Understudy-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(command))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
