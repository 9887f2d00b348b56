package dev.understudy.lessons.learn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What a class's server tells a learner's runner, over HTTP. */
final class ClassApi {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI server;
    private final String key;

    /** The server does not answer; the message is a sentence for the learner. */
    static final class Silent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Silent(String sentence, Exception cause) {
            super(sentence, cause);
        }
    }

    /** The server refuses; the message is its own sentence. */
    static final class Refused extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status, String sentence) {
            super(sentence);
            this.status = status;
        }

        /** The HTTP status. */
        int status() {
            return status;
        }
    }

    ClassApi(URI server, String key) {
        this.server = server;
        this.key = key;
    }

    URI server() {
        return server;
    }

    String key() {
        return key;
    }

    /**
     * Asks for something.
     *
     * @throws Silent if the server does not answer
     * @throws Refused if it refuses
     */
    JsonNode get(String path) {
        return send(request(path).GET());
    }

    /** As {@link #get}, and tells something. */
    JsonNode post(String path, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.compact(body))));
    }

    /** A value as it stands in a query. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + "/me/" + path))
                .timeout(PATIENCE)
                .header("X-Understudy-Key", key);
    }

    private JsonNode send(HttpRequest.Builder request) {
        HttpResponse<String> answer;
        try {
            answer = http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Silent(
                    "The class's server " + server + " does not answer; is it running, and is that its address?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Silent("Interrupted while waiting for the class's server.", e);
        }
        var json = Json.read(answer.body()).filter(JsonNode::isObject);
        if (json.isEmpty()) {
            throw new Refused(
                    answer.statusCode(),
                    server + " is no server of a class: start it with serve --class or --learners.");
        }
        if (answer.statusCode() >= 300) {
            throw new Refused(
                    answer.statusCode(), json.get().path("error_description").asText());
        }
        return json.get();
    }
}
