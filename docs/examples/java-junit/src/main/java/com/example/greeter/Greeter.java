package com.example.greeter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Greets the user whose refresh token it was given. */
public final class Greeter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI tokenEndpoint;
    private final URI userinfoEndpoint;
    private final Map<String, String> refresh;
    private String accessToken = "";

    /** At Google, the endpoints are https://oauth2.googleapis.com/token and https://openidconnect.googleapis.com/v1/userinfo. */
    public Greeter(URI tokenEndpoint, URI userinfoEndpoint, String clientId, String clientSecret, String refreshToken) {
        this.tokenEndpoint = tokenEndpoint;
        this.userinfoEndpoint = userinfoEndpoint;
        this.refresh = Map.of(
                "grant_type", "refresh_token",
                "client_id", clientId,
                "client_secret", clientSecret,
                "refresh_token", refreshToken);
    }

    /** Asks who it is, with a new access token if the old one is no longer good. */
    public String greet() throws IOException, InterruptedException {
        var answer = whoIsIt();
        if (answer.statusCode() == 401) {
            accessToken = json(token()).path("access_token").asText();
            answer = whoIsIt();
        }
        return "Hello, " + json(answer).path("given_name").asText() + "!";
    }

    private HttpResponse<String> whoIsIt() throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(userinfoEndpoint)
                        .header("Authorization", "Bearer " + accessToken)
                        .build(),
                BodyHandlers.ofString());
    }

    /** Google asks for one more try after a 5xx. */
    private HttpResponse<String> token() throws IOException, InterruptedException {
        String form = refresh.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(tokenEndpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        return answer.statusCode() < 500 ? answer : http.send(request, BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("Google answered " + answer.statusCode() + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
