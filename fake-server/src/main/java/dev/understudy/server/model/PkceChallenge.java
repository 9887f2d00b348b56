package dev.understudy.server.model;

/**
 * The code challenge of RFC 7636 section 4.3.
 *
 * @param value the {@code code_challenge}
 * @param method {@code S256} or {@code plain}
 */
public record PkceChallenge(String value, String method) {}
