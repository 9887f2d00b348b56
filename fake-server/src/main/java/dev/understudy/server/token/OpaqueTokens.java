package dev.understudy.server.token;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes the codes, tokens and ids that mean nothing by themselves, in Google's shapes and each marked {@code FAKE}, so
 * that nobody takes one for real. Each carries at least 256 random bits (RFC 6749 section 10.10 asks for 160).
 */
public final class OpaqueTokens {

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /** Without vowels, so that no words come up (RFC 8628 section 6.1). */
    private static final String CONSONANTS = "BCDFGHJKLMNPQRSTVWXZ";

    private static final int USER_CODE_LETTERS = 8;

    private final SecureRandom random;

    /** Tokens from this source of randomness. */
    public OpaqueTokens(SecureRandom random) {
        this.random = random;
    }

    /** An authorization code: {@code 4/0FAKE-…}, at most 256 bytes, without {@code =} or {@code &}. */
    public String authorizationCode() {
        return "4/0FAKE-" + random(48);
    }

    /** An access token of a user: {@code ya29.a0FAKE-…}. */
    public String accessToken() {
        return "ya29.a0FAKE-" + random(96);
    }

    /** An access token of a service account: {@code ya29.c.FAKE-…}. */
    public String serviceAccountAccessToken() {
        return "ya29.c.FAKE-" + random(96);
    }

    /** A refresh token: {@code 1//0FAKE-…}, 103 characters as observed at Google. */
    public String refreshToken() {
        return ("1//0FAKE-" + random(72)).substring(0, 103);
    }

    /** A device code: {@code AH-1FAKE-…}. */
    public String deviceCode() {
        return "AH-1FAKE-" + random(48);
    }

    /** A user code such as {@code GQVQ-JKEC}: two groups of four letters that are not mistaken for one another. */
    public String userCode() {
        var code = new StringBuilder();
        for (int i = 0; i < USER_CODE_LETTERS; i++) {
            code.append(i == USER_CODE_LETTERS / 2 ? "-" : "");
            code.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
        }
        return code.toString();
    }

    /** An id for a session, a form or a grant, never seen outside the fake. */
    public String id() {
        return random(32);
    }

    /** The key under which the store keeps a token: its SHA-256, so that no table holds a usable token. */
    public static String key(String token) {
        return Hashes.sha256(token);
    }

    private String random(int bytes) {
        var buffer = new byte[bytes];
        random.nextBytes(buffer);
        return BASE64URL.encodeToString(buffer);
    }
}
