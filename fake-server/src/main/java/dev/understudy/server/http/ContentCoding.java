package dev.understudy.server.http;

import dev.understudy.server.wire.MalformedRequest;
import io.javalin.http.ContentTooLargeResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks a compressed body (RFC 9110 section 8.4): Google's Java libraries send every body to an API so. That other
 * codings than gzip are refused as a bad request is from memory.
 */
final class ContentCoding {

    private ContentCoding() {}

    /**
     * The body as it was before it was compressed.
     *
     * @param coding the value of {@code Content-Encoding}, empty if there is none
     * @param limit the most bytes it may unpack to
     * @throws MalformedRequest if it is not packed as it says
     */
    static byte[] decode(String coding, byte[] body, int limit) {
        if (body.length == 0) {
            return body;
        }
        return switch (coding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> unpack(body, limit);
            default -> throw new MalformedRequest("the body has a Content-Encoding other than gzip");
        };
    }

    /** Stops at the limit, so that a small body cannot fill the memory. */
    private static byte[] unpack(byte[] packed, int limit) {
        byte[] bytes;
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            bytes = in.readNBytes(limit + 1);
        } catch (IOException e) {
            throw new MalformedRequest("the body is not gzip, as its Content-Encoding says");
        }
        if (bytes.length > limit) {
            throw new ContentTooLargeResponse("unpacked body");
        }
        return bytes;
    }
}
