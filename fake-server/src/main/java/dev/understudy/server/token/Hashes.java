package dev.understudy.server.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** The hashes of the protocol, and comparison that takes the same time wherever two texts differ. */
public final class Hashes {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private Hashes() {}

    /** SHA-256 in base64url: the S256 code challenge of a verifier (RFC 7636 section 4.2). */
    public static String sha256(String text) {
        return BASE64URL.encodeToString(digest(text));
    }

    /** The left half of the SHA-256 in base64url: {@code at_hash} and {@code c_hash} (OIDC Core section 3.1.3.6). */
    public static String leftHalf(String text) {
        return BASE64URL.encodeToString(Arrays.copyOf(digest(text), 16));
    }

    /** Whether two texts are equal, without telling by the time it takes where they differ. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(digest(one), digest(other));
    }

    /** SHA-256 of a text. */
    static byte[] digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of bytes. */
    static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
