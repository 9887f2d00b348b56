package dev.understudy.lessons.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LooksTest {

    @Test
    void an_exchange_shown_whole_has_its_signed_statement_decoded() throws Exception {
        var out = new ByteArrayOutputStream();
        var screen = new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), Paint.PLAIN, () -> 80);
        try (var stage = Stage.open(0)) {
            String jwt =
                    encoded("{\"alg\":\"RS256\"}") + "." + encoded("{\"iss\":\"robot\",\"scope\":\"drive\"}") + ".c2ln";
            var request = HttpRequest.newBuilder(stage.url().resolve("/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=refresh_token&assertion=" + jwt))
                    .build();
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());

            new Looks(stage, screen)
                    .exchanges(Long.toString(stage.exchanges().get(0).number()));
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "POST /token",
                        "assertion = ey",
                        "its header: {\"alg\":\"RS256\"}",
                        "its claims: {\"iss\":\"robot\",\"scope\":\"drive\"}",
                        "invalid_request");
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
