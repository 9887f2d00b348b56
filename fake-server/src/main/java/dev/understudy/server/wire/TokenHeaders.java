package dev.understudy.server.wire;

/**
 * The header fields that Google puts on every answer about tokens, good or bad (captures of 2018 and 2024): never
 * cached, never framed (RFC 6749 section 5.1).
 */
public final class TokenHeaders {

    private TokenHeaders() {}

    /** The reply with these fields. */
    public static Reply on(Reply reply) {
        return reply.with("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate")
                .with("Pragma", "no-cache")
                .with("Expires", "Mon, 01 Jan 1990 00:00:00 GMT")
                .with("Vary", "X-Origin, Referer, Origin,Accept-Encoding")
                .with("X-XSS-Protection", "0")
                .with("X-Frame-Options", "SAMEORIGIN");
    }
}
