package dev.understudy.server.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a JWT claims (RFC 7519), whoever signed it: good for telling whose it is and for showing it, never for letting
 * somebody in.
 */
public final class UnverifiedClaims {

    private UnverifiedClaims() {}

    /** The claims of a JWT; nothing if it is none. */
    public static Optional<JsonNode> of(String jwt) {
        String[] segments = jwt.split("\\.", 4);
        return segments.length == 3 ? ofSegment(segments[1]) : Optional.empty();
    }

    /** The claims in the second of the segments of a JWT; nothing if they are none. */
    public static Optional<JsonNode> ofSegment(String segment) {
        try {
            return Json.read(new String(Base64.getUrlDecoder().decode(segment), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The claim of this name, if it is text. */
    public static Optional<String> text(JsonNode claims, String name) {
        return Optional.of(claims.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
