package dev.understudy.server.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.lab.SequenceDiagram.Arrow;
import dev.understudy.server.model.DemoWorld;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SequenceDiagramTest {

    @AutoClose
    private final FakeGoogle google = FakeGoogle.start();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void a_refresh_and_a_call_are_four_arrows_between_three() throws Exception {
        refreshAndList();

        var diagram = SequenceDiagram.of(google.lab().exchanges(exchange -> true));

        assertThat(diagram.lanes()).containsExactly("App", "Auth", "API");
        assertThat(diagram.arrows())
                .containsExactly(
                        new Arrow("App", "Auth", "POST /token grant_type=refresh_token", false),
                        new Arrow("Auth", "App", "200 access_token", true),
                        new Arrow("App", "API", "GET /drive/v3/files", false),
                        new Arrow("API", "App", "401 UNAUTHENTICATED", true));
    }

    @Test
    void the_text_has_a_column_for_each_and_is_no_wider_than_asked() throws Exception {
        refreshAndList();

        List<String> lines =
                SequenceDiagram.of(google.lab().exchanges(exchange -> true)).text(70);

        assertThat(lines).allMatch(line -> line.length() <= 70).hasSize(10);
        assertThat(lines.get(0)).containsSubsequence("App", "Auth", "API");
        assertThat(lines.get(2)).matches(" {4}\\|-+>\\| +\\|");
        assertThat(lines.get(4)).matches(" {4}\\|<[- ]+\\| +\\|");
    }

    @Test
    void written_arrows_become_mermaid() {
        var diagram = SequenceDiagram.parse("""
            Browser -> Auth: GET /o/oauth2/v2/auth; #1
            Auth --> Browser: 302 ?code
            """);

        assertThat(diagram.mermaid()).isEqualTo("""
            sequenceDiagram
                participant Browser
                participant Auth
                Browser->>Auth: GET /o/oauth2/v2/auth#59; #35;1
                Auth-->>Browser: 302 ?code
            """);
    }

    @Test
    void what_is_no_arrow_is_named() {
        assertThatThrownBy(() -> SequenceDiagram.parse("App says hello"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'App says hello' is no arrow");
    }

    private void refreshAndList() throws IOException, InterruptedException {
        String refresh = google.authorize(
                DemoWorld.ADA, DemoWorld.DESKTOP, Set.of("https://www.googleapis.com/auth/drive.readonly"));
        String form = "grant_type=refresh_token&client_id=" + DemoWorld.DESKTOP.id() + "&client_secret="
                + DemoWorld.DESKTOP.secret().orElseThrow() + "&refresh_token="
                + URLEncoder.encode(refresh, StandardCharsets.UTF_8);
        send(HttpRequest.newBuilder(URI.create(google.url() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        send(HttpRequest.newBuilder(URI.create(google.url() + "/drive/v3/files")));
    }

    private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        http.send(request.build(), BodyHandlers.ofString());
    }
}
