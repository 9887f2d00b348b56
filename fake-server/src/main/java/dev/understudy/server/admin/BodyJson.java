package dev.understudy.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.wire.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The body of a message as JSON: as text if it is text, else in base64; long ones are cut. */
final class BodyJson {

    /** How many bytes are told. */
    static final int MAX = 32 * 1024;

    private BodyJson() {}

    static Map<String, Object> write(Body body) {
        var json = Ordered.of("type", body.contentType(), "length", body.length());
        byte[] told = told(body);
        try {
            json.put(
                    "text",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(told))
                            .toString());
        } catch (CharacterCodingException e) {
            json.put("base64", Base64.getEncoder().encodeToString(told));
        }
        return json;
    }

    static Body read(JsonNode node) {
        String type = node.path("type").asText();
        return node.has("base64")
                ? Body.of(type, Base64.getDecoder().decode(node.path("base64").asText()))
                : Body.of(type, node.path("text").asText());
    }

    private static byte[] told(Body body) {
        try (var stream = body.stream()) {
            return stream.readNBytes(MAX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
