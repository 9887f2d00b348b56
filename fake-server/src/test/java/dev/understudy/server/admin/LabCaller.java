package dev.understudy.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.wire.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks the lab of a fake over HTTP, as any program would. */
final class LabCaller {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final FakeGoogle google;

    LabCaller(FakeGoogle google) {
        this.google = google;
    }

    JsonNode get(String path) throws Exception {
        return json(send("GET", path, ""));
    }

    /** What is answered to JSON with single quotes for double ones. */
    JsonNode call(String method, String path, String json) throws Exception {
        return json(send(method, path, json.replace('\'', '"')));
    }

    String refusal(String method, String path, String json) throws Exception {
        var answer = send(method, path, json.replace('\'', '"'));
        return answer.statusCode() + " "
                + json(answer).path("error_description").asText();
    }

    HttpResponse<String> send(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(google.url() + "/_understudy" + path))
                .header("X-Control-Token", google.labToken())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Json.read(answer.body()).orElseThrow(() -> new AssertionError(answer.body()));
    }
}
