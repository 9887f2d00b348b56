package dev.understudy.lessons.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.DemoWorld;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program for the reference client that the inspector offers is run by JShell, and causes the same request again. */
class ClientSnippetTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"/drive/v3/files?pageSize=2, drive.files.list", "/v1/userinfo, userinfo"})
    void it_calls_the_same_api_again(String path, String endpoint) throws Exception {
        try (var google = FakeGoogle.start()) {
            var tokens = google.grant(
                    DemoWorld.ADA,
                    DemoWorld.DESKTOP,
                    List.of("email", "https://www.googleapis.com/auth/drive.readonly"));
            send(google, path, "Authorization", "Bearer " + tokens.accessToken());
            var first = google.lab()
                    .exchanges(exchange -> exchange.endpoint().equals(endpoint))
                    .get(0);
            String snippets = send(
                    google,
                    "/_understudy/inspector/exchanges/" + first.number() + "/snippets",
                    "X-Control-Token",
                    google.labToken());
            String program =
                    new ObjectMapper().readTree(snippets).path("Java client").asText();

            String printed = run(program);

            var again = google.lab().exchanges(exchange -> exchange.endpoint().equals(endpoint));
            assertThat(again).as(printed).hasSize(2);
            assertThat(again.get(1).request().query()).isEqualTo(first.request().query());
            assertThat(again.get(1).reply().status()).isEqualTo(200);
        }
    }

    private static String send(FakeGoogle google, String path, String header, String value) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(google.url() + path))
                                .header(header, value)
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private String run(String program) throws Exception {
        var file = Files.writeString(folder.resolve("again.jsh"), program + "\n/exit\n");
        var output = folder.resolve("output").toFile();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jshell")
                                .toString(),
                        "-s",
                        "--class-path",
                        System.getProperty("java.class.path"),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("it ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output.toPath());
    }
}
