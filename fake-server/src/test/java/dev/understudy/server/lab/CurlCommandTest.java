package dev.understudy.server.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.testing.Programs;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CurlCommandTest {

    @AutoClose
    private FakeGoogle google;

    @BeforeEach
    void start() throws InterruptedException {
        Programs.requireCurl();
        google = FakeGoogle.start();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GET | /drive/v3/files?pageSize=1&q=name%20%3D%20'%26' | - | -",
                "HEAD | /drive/v3/files | - | -",
                "DELETE | /drive/v3/files/1 | - | -",
                "POST | /token | application/x-www-form-urlencoded | grant_type=refresh_token&code=4%2F%26",
                "POST | /token | application/x-www-form-urlencoded | -",
                "POST | /revoke?token=a%2Bb | - | -",
                "PUT | /token | application/x-www-form-urlencoded | a=b",
                "PATCH | /drive/v3/files/1 | application/json | {\"name\": \"it's\"}",
                "GET | /drive/v3/files | application/json | {}"
            })
    void its_line_sends_the_same_request_again(String method, String target, String type, String body)
            throws Exception {
        var builder = HttpRequest.newBuilder(URI.create(google.url() + target.replace("'", "%27")))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            builder.header("Content-Type", type);
        }
        HttpClient.newHttpClient().send(builder.build(), BodyHandlers.discarding());
        var first = exchange(1);

        var process = new ProcessBuilder("sh", "-c", CurlCommand.of(first.request()))
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();

        assertThat(process.waitFor()).isZero();
        var second = exchange(2);
        assertThat(second.request().method()).isEqualTo(method);
        assertThat(second.request().path()).isEqualTo(first.request().path());
        assertThat(second.request().query()).isEqualTo(first.request().query());
        assertThat(second.request().form()).isEqualTo(first.request().form());
        assertThat(second.request().body().text())
                .isEqualTo(first.request().body().text());
        assertThat(second.reply().status()).isEqualTo(first.reply().status());
    }

    private Exchange exchange(int number) throws InterruptedException {
        return google.lab()
                .await(exchange -> exchange.number() == number, Duration.ofSeconds(10))
                .orElseThrow();
    }
}
