package dev.understudy.lessons.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;

/** A page of a lesson without its browser: what its script sends and is told. */
final class PageClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private final String token;

    PageClient(LessonPages pages) {
        this.url = pages.url();
        this.token = pages.link(Optional.empty()).getFragment();
    }

    String token() {
        return token;
    }

    /** Opens the page of a lesson at its first step; gives the path of its sitting. */
    String open(String lesson) throws IOException, InterruptedException {
        var reply = send("/sittings", "{\"lesson\": \"" + lesson + "\"}");
        return "/sittings/" + body(reply).path("id").asText();
    }

    /** Runs lines on the page of this path. */
    JsonNode run(String sitting, String java) throws IOException, InterruptedException {
        return body(send(sitting + "/run", JSON.writeValueAsString(Map.of("text", java))));
    }

    HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
        return http.send(
                asking(path)
                        .header("Content-Type", "application/json")
                        .header("X-Lab", token)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> read(String path) throws IOException, InterruptedException {
        return http.send(asking(path).build(), BodyHandlers.ofString());
    }

    /** Listens to the events of a sitting, until closed. */
    InputStream listen(String sitting) throws IOException, InterruptedException {
        return http.send(asking(sitting + "/events?project=&mask=off").build(), BodyHandlers.ofInputStream())
                .body();
    }

    static JsonNode body(HttpResponse<String> reply) throws IOException {
        return JSON.readTree(reply.body());
    }

    private HttpRequest.Builder asking(String path) {
        return HttpRequest.newBuilder(url.resolve(path))
                .header("Cookie", "understudy_lessons_" + url.getPort() + "=" + token);
    }
}
