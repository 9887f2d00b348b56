package dev.understudy.server.api;

import dev.understudy.server.wire.Body;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * What a call wants to write: metadata, and content if it came to the upload path.
 *
 * @param metadata the members of the file
 * @param content the bytes and their type
 */
record Upload(Map<String, Object> metadata, Optional<Body> content) {

    /**
     * Reads the three ways of sending a file: no content, {@code uploadType=media} and {@code multipart}.
     *
     * @throws ApiException 400 if a multipart body is not of two parts
     */
    static Upload read(ApiCall call) {
        if (!call.request().path().startsWith("/upload/")) {
            return new Upload(call.body(), Optional.empty());
        }
        String type = call.find("uploadType").orElse("media");
        if (type.equals("resumable")) {
            throw ApiError.parameter("uploadType", "invalidParameter", "Invalid value for uploadType.")
                    .because("The fake takes uploads in pieces for Drive only; send media or multipart.");
        }
        if (!type.equals("multipart")) {
            return new Upload(Map.of(), Optional.of(call.request().body()));
        }
        var parts = Multipart.parse(call.request().body(), "multipart/");
        if (parts.isEmpty() || parts.get().size() != 2) {
            throw ApiError.of(400, "badContent", "Malformed multipart body.")
                    .because("uploadType=multipart needs a body of multipart/related with two parts: metadata in JSON,"
                            + " and the content.");
        }
        var media = parts.get().get(1);
        String mediaType = media.headers().find("Content-Type").orElse("application/octet-stream");
        boolean base64 = media.headers()
                .find("Content-Transfer-Encoding")
                .filter("base64"::equalsIgnoreCase)
                .isPresent();
        byte[] bytes = base64 ? Base64.getMimeDecoder().decode(media.bytes()) : media.bytes();
        return new Upload(JsonBody.read(parts.get().get(0).text(), call), Optional.of(Body.of(mediaType, bytes)));
    }
}
