package dev.understudy.lessons.shell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the server answered.
 *
 * @param status the HTTP status
 * @param headers the header fields by lower-case name
 * @param body the body as text
 */
public record Reply(int status, Map<String, List<String>> headers, String body) {

    private static final int LONGEST = 1_500;

    static Reply of(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.headers().map(), response.body());
    }

    /**
     * A value of the JSON body, such as {@code access_token} or {@code files.0.name}.
     *
     * @throws IllegalArgumentException if it is not there; the message says what is
     */
    public String json(String path) {
        JsonNode node = tree();
        for (String name : path.split("\\.")) {
            JsonNode next =
                    node.isArray() && name.matches("\\d+") ? node.path(Integer.parseInt(name)) : node.path(name);
            if (next.isMissingNode()) {
                throw new IllegalArgumentException("no " + name + " in the reply; it has " + names(node));
            }
            node = next;
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    /** Whether the JSON body has this value. */
    public boolean has(String path) {
        return !tree().at("/" + path.replace('.', '/')).isMissingNode();
    }

    /** The first value of a header, or an empty text. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of("")).get(0);
    }

    @Override
    public String toString() {
        String location = header("Location").isEmpty() ? "" : "\nLocation: " + header("Location");
        String all = header("Content-Type").startsWith("text/html") ? page() : body;
        String text =
                all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "\n... (" + all.length() + " characters)";
        return "HTTP " + status + location + (text.isBlank() ? "" : "\n" + text.strip());
    }

    /** A page as somebody reads it; its source is the body. */
    private String page() {
        var page = new Page(body);
        return "A page: " + page.title() + "\n" + page.text();
    }

    private JsonNode tree() {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the reply is not JSON; print reply.body() to see it", e);
        }
    }

    private static List<String> names(JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
