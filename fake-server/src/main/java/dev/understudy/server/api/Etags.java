package dev.understudy.server.api;

import dev.understudy.server.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Entity tags: another one whenever the JSON is another, as text with its quotes. */
final class Etags {

    private Etags() {}

    static String of(Object json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Json.compact(json).getBytes(StandardCharsets.UTF_8));
            return "\"" + HexFormat.of().formatHex(hash, 0, 8) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
