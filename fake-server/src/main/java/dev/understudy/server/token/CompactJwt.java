package dev.understudy.server.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A JWT in compact form, taken apart but not yet believed (RFC 7519). */
public final class CompactJwt {

    /** Longer ones are refused before anything is decoded. */
    public static final int MAX_LENGTH = 16 * 1024;

    /** Key ids longer than this name no key. */
    private static final int MAX_KEY_ID = 256;

    /** How base64url may be written. */
    public enum Form {
        /** Without padding, as RFC 7515 section 2 demands. */
        CANONICAL,
        /** With or without padding: google-auth 1.5.1 pads, and signs what it padded. */
        PADDED
    }

    private final CompactJws jws;
    private final JsonNode claims;

    private CompactJwt(CompactJws jws, JsonNode claims) {
        this.jws = jws;
        this.claims = claims;
    }

    /** Takes a JWT apart; nothing if it is not three segments of base64url, the first two JSON objects. */
    public static Optional<CompactJwt> read(String text, Form form) {
        return CompactJws.read(text, form).flatMap(jws -> jws.claims().map(claims -> new CompactJwt(jws, claims)));
    }

    /** The header's members. */
    public JsonNode header() {
        return jws.header();
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

    /** The values of {@code aud}, which may be one string or several (RFC 7519 section 4.1.3). */
    public Stream<String> audiences() {
        var audience = claims.path("aud");
        var named = audience.isArray() ? StreamSupport.stream(audience.spliterator(), false) : Stream.of(audience);
        return named.filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** The key id, good for nothing but looking a key up. */
    public Optional<String> keyId() {
        return Optional.of(jws.header().path("kid"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(id -> !id.isEmpty() && id.length() <= MAX_KEY_ID);
    }

    /** Whether this key signed it with RS256; extensions that must be understood ({@code crit}) are not. */
    public boolean isSignedWith(RSAPublicKey key) {
        return jws.isSignedWith(key);
    }
}
