package dev.understudy.junit;

import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.User;
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

    /** Where the authorization endpoint sends the browser of a user at once. */
    static String authorize(TestGoogle google, User user) {
        var client = google.client(ClientType.WEB);
        var asked = Params.of(
                "client_id",
                client.id(),
                "redirect_uri",
                client.redirectUris().iterator().next(),
                "response_type",
                "code",
                "scope",
                "email",
                "login_hint",
                user.email());
        return send(HttpRequest.newBuilder(URI.create(google.url() + "/o/oauth2/v2/auth?" + asked.encode())))
                .headers()
                .firstValue("Location")
                .orElse("no redirect");
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
