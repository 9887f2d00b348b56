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
 * A signed JWT in compact form, taken apart but not yet believed (RFC 7515 section 7.1). The form is checked here and
 * not left to the library, which accepts spaces and non-canonical endings in base64url. Keys that a header brings along
 * or points to ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u}) are never looked at.
 */
public final class CompactJwt {

    /** Longer ones are refused before anything is decoded. */
    public static final int MAX_LENGTH = 16 * 1024;

    /** Key ids longer than this name no key. */
    private static final int MAX_KEY_ID = 256;

    /** The one algorithm that is believed, whatever the token says (RFC 8725 section 3.1). */
    private static final String ALGORITHM = "RS256";

    private static final Pattern CANONICAL = Pattern.compile("[A-Za-z0-9_-]*");
    private static final Pattern PADDED = Pattern.compile("[A-Za-z0-9_-]*={0,2}");

    /** How base64url may be written. */
    public enum Form {
        /** Without padding, as RFC 7515 section 2 demands. */
        CANONICAL,
        /** With or without padding: google-auth 1.5.1 pads, and signs what it padded. */
        PADDED
    }

    private final JsonNode header;
    private final JsonNode claims;
    private final String signingInput;
    private final String signature;

    private CompactJwt(JsonNode header, JsonNode claims, String signingInput, String signature) {
        this.header = header;
        this.claims = claims;
        this.signingInput = signingInput;
        this.signature = signature;
    }

    /** Takes a JWT apart; nothing if it is not three segments of base64url, the first two JSON objects. */
    public static Optional<CompactJwt> read(String text, Form form) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String[] segments = text.split("\\.", -1);
        if (segments.length != 3) {
            return Optional.empty();
        }
        var header = decode(segments[0], form).flatMap(CompactJwt::object);
        var claims = decode(segments[1], form).flatMap(CompactJwt::object);
        var signature = decode(segments[2], form);
        if (header.isEmpty() || claims.isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CompactJwt(
                header.get(),
                claims.get(),
                segments[0] + "." + segments[1],
                Base64URL.encode(signature.get()).toString()));
    }

    /** The header's members. */
    public JsonNode header() {
        return header;
    }

    /** The claims. */
    public JsonNode claims() {
        return claims;
    }

    /** The value of a claim that is a string and not empty. */
    public Optional<String> claim(String name) {
        return Optional.of(claims.path(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(value -> !value.isEmpty());
    }

    /** The key id, good for nothing but looking a key up. */
    public Optional<String> keyId() {
        return Optional.of(header.path("kid"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(id -> !id.isEmpty() && id.length() <= MAX_KEY_ID);
    }

    /** Whether this key signed it with RS256; extensions that must be understood ({@code crit}) are not. */
    public boolean isSignedWith(RSAPublicKey key) {
        if (!header.path("alg").asText().equals(ALGORITHM) || header.has("crit") || header.has("b64")) {
            return false;
        }
        try {
            return new RSASSAVerifier(key)
                    .verify(
                            new JWSHeader(JWSAlgorithm.RS256),
                            signingInput.getBytes(StandardCharsets.US_ASCII),
                            new Base64URL(signature));
        } catch (JOSEException e) {
            return false;
        }
    }

    private static Optional<byte[]> decode(String segment, Form form) {
        var allowed = form == Form.CANONICAL ? CANONICAL : PADDED;
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
