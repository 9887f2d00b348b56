package dev.understudy.client.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A signed token in compact form (RFC 7515 section 7.1), read strictly: base64url without padding, spaces or stray bits,
 * no name twice, and RS256 whatever the token itself would like.
 *
 * @param token the whole
 * @param header its header
 * @param claims its payload
 */
public record CompactJws(String token, JsonNode header, JsonNode claims) {

    private static final int MAX = 16_384;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /**
     * Reads a token; its signature is not looked at yet.
     *
     * @throws IllegalArgumentException with what it is not
     */
    public static CompactJws parse(String token) {
        if (token.length() > MAX) {
            throw new IllegalArgumentException("is longer than 16 KB");
        }
        if (!SHAPE.matcher(token).matches()) {
            throw new IllegalArgumentException("is not three parts of base64url joined by dots");
        }
        String[] parts = token.split("\\.", -1);
        decode(parts[2]);
        return new CompactJws(token, object(parts[0]), object(parts[1]));
    }

    /** The id of the key that signed it, as it says itself; empty if it does not. */
    public String keyId() {
        return header.path("kid").asText();
    }

    /** Whether its signature is by this key, with RS256 and without extensions that would have to be understood. */
    public boolean isSignedBy(RSAKey key) {
        if (!header.path("alg").asText().equals("RS256") || header.has("crit")) {
            return false;
        }
        try {
            return JWSObject.parse(token).verify(new RSASSAVerifier(key));
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "CompactJws[kid=" + keyId() + "]";
    }

    private static JsonNode object(String part) {
        return StrictJson.read(new String(decode(part), StandardCharsets.UTF_8))
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new IllegalArgumentException("holds no strict JSON object"));
    }

    private static byte[] decode(String part) {
        try {
            byte[] bytes = DECODER.decode(part);
            if (ENCODER.encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException("is not strict base64url");
    }
}
