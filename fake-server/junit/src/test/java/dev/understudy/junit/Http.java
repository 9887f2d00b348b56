package dev.understudy.junit;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.wire.Params;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The app under test, as small as can be. */
final class Http {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Http() {}

    static HttpResponse<String> refresh(TestGoogle google, OAuthClient client, String refreshToken) {
        var form = Params.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                refreshToken,
                "client_id",
                client.id(),
                "client_secret",
                client.secret().orElseThrow());
        return send(HttpRequest.newBuilder(URI.create(google.url() + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encode())));
    }

    static HttpResponse<String> get(TestGoogle google, String path, String token) {
        return send(HttpRequest.newBuilder(URI.create(google.url() + path)).header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
