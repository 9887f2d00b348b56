package dev.understudy.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A reply as the client reads it.
 *
 * @param status the HTTP status
 * @param headers the header fields
 * @param text the body, read as UTF-8
 */
public record Answer(int status, HttpHeaders headers, String text) {

    static Answer of(int status, HttpHeaders headers, byte[] body) {
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    /** The body as a JSON object, if it is one. */
    public Optional<JsonNode> json() {
        return StrictJson.read(text).filter(JsonNode::isObject);
    }

    /** The value of a header, if it is there. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Whether asking again later may help: 408, 429 and the 5xx. */
    public boolean isTemporary() {
        return status == 408 || status == 429 || (status >= 500 && status < 600);
    }

    /** The status only: the rest may be secret. */
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
