package dev.understudy.server.token;

import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a client presents.
 *
 * @param id the client id
 * @param secret the client secret
 */
record ClientCredentials(String id, Optional<String> secret) {

    private static final String BASIC = "Basic ";

    /** The credentials of an {@code Authorization} header, form-decoded as RFC 6749 section 2.3.1 says. */
    static ClientCredentials fromHeader(String header) {
        String value = header + " ";
        if (!value.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            throw undetermined();
        }
        String pair = decode(value.substring(BASIC.length()).strip());
        int colon = pair.indexOf(':');
        String id = formDecode(colon < 0 ? pair : pair.substring(0, colon));
        if (id.isEmpty()) {
            throw undetermined();
        }
        return new ClientCredentials(
                id,
                Optional.of(colon < 0 ? "" : formDecode(pair.substring(colon + 1)))
                        .filter(secret -> !secret.isEmpty()));
    }

    static OAuthException undetermined() {
        return OAuthError.INVALID_REQUEST
                .because("Could not determine client ID from request.")
                .explained("Neither an Authorization header of the scheme Basic nor a client_id parameter names the"
                        + " client.");
    }

    private static String decode(String base64) {
        if (!base64.isEmpty()) {
            try {
                return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw broken();
            }
        }
        throw broken();
    }

    private static OAuthException broken() {
        return OAuthError.INVALID_REQUEST
                .because("Bad Request")
                .explained("The Authorization header has no readable credentials after Basic.");
    }

    private static String formDecode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "ClientCredentials[" + id + "]";
    }
}
