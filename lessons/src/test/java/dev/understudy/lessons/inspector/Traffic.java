package dev.understudy.lessons.inspector;

import dev.understudy.client.ApiService;
import dev.understudy.client.AuthorizationCodeFlow;
import dev.understudy.client.Endpoints;
import dev.understudy.client.InstalledApp;
import dev.understudy.client.Surroundings;
import dev.understudy.lessons.demo.Chromium;
import dev.understudy.lessons.demo.Person;
import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Apps at work: what the inspector has to draw. */
final class Traffic {

    private final FakeGoogle google;
    private final HttpClient http = HttpClient.newHttpClient();

    Traffic(FakeGoogle google) {
        this.google = google;
    }

    /** An app signs Ada in, through the browser, lists files, and redeems its code once too often. */
    void signIn(Chromium chromium, Path folder) {
        CredentialFiles.write(google, folder);
        var flow = AuthorizationCodeFlow.fromClientSecrets(
                folder.resolve("client_secret_desktop.json"),
                Set.of("openid", "email", "https://www.googleapis.com/auth/drive.metadata.readonly"),
                Surroundings.of(Endpoints.at(google.url())));
        var ada = new Person(chromium.driver(), "ada@example.com", Person.Pace.PROMPT);
        var credentials = InstalledApp.of(flow).withBrowser(ada::allow).runLocalServer();
        ApiService.build("drive", "v3", credentials).get("files", Map.of("pageSize", 5));
        var redeemed = google.lab()
                .exchanges(exchange -> exchange.endpoint().equals("token"))
                .get(0);
        post("/token", redeemed.request().body().text());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(google.url() + path)).build());
    }

    private HttpResponse<String> post(String path, String form) {
        return send(HttpRequest.newBuilder(URI.create(google.url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
