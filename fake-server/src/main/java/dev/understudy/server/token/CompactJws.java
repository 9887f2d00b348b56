package dev.understudy.server.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import dev.understudy.server.wire.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something signed, in compact form, taken apart but not yet believed (RFC 7515 section 7.1). The form is checked here
 * and not left to the library, which accepts spaces and non-canonical endings in base64url. Keys that a header brings
 * along or points to ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u}) are never looked at.
 */
final class CompactJws {

    /** The one algorithm that is believed, whatever the token says (RFC 8725 section 3.1). */
    private static final String ALGORITHM = "RS256";

    private static final Pattern CANONICAL = Pattern.compile("[A-Za-z0-9_-]*");
    private static final Pattern PADDED = Pattern.compile("[A-Za-z0-9_-]*={0,2}");

    private final JsonNode header;
    private final byte[] payload;
    private final String signingInput;
    private final Base64URL signature;

    private CompactJws(JsonNode header, byte[] payload, String signingInput, Base64URL signature) {
        this.header = header;
        this.payload = payload;
        this.signingInput = signingInput;
        this.signature = signature;
    }

    /** Takes it apart; nothing if it is not three segments of base64url, the first a JSON object. */
    static Optional<CompactJws> read(String text, CompactJwt.Form form) {
        String[] segments = text.length() > CompactJwt.MAX_LENGTH ? new String[0] : text.split("\\.", -1);
        if (segments.length != 3) {
            return Optional.empty();
        }
        var header = decode(segments[0], form).flatMap(CompactJws::object);
        var payload = decode(segments[1], form);
        var signature = decode(segments[2], form).map(Base64URL::encode);
        if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new CompactJws(header.get(), payload.get(), segments[0] + "." + segments[1], signature.get()));
    }

    JsonNode header() {
        return header;
    }

    /** The payload as a JSON object, if it is one. */
    Optional<JsonNode> claims() {
        return object(payload);
    }

    /** Whether this key signed it with RS256; extensions that must be understood ({@code crit}) are not. */
    boolean isSignedWith(RSAPublicKey key) {
        if (!header.path("alg").asText().equals(ALGORITHM) || header.has("crit") || header.has("b64")) {
            return false;
        }
        try {
            return new RSASSAVerifier(key)
                    .verify(
                            new JWSHeader(JWSAlgorithm.RS256),
                            signingInput.getBytes(StandardCharsets.US_ASCII),
                            signature);
        } catch (JOSEException e) {
            return false;
        }
    }

    private static Optional<byte[]> decode(String segment, CompactJwt.Form form) {
        var allowed = form == CompactJwt.Form.CANONICAL ? CANONICAL : PADDED;
        if (!allowed.matcher(segment).matches()) {
            return Optional.empty();
        }
        String bare = segment.replace("=", "");
        if (bare.length() % 4 == 1 || (bare.length() != segment.length() && segment.length() % 4 != 0)) {
            return Optional.empty();
        }
        byte[] bytes = Base64.getUrlDecoder().decode(bare);
        // The unused bits of the last character must be zero, else one token could be written in several ways.
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(bare)
                ? Optional.of(bytes)
                : Optional.empty();
    }

    private static Optional<JsonNode> object(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Json.read(text.toString()).filter(JsonNode::isObject);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
