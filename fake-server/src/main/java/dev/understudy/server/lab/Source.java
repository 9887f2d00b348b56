package dev.understudy.server.lab;

import java.net.URI;

/**
 * Where something is written.
 *
 * @param words its name for people, with the section
 * @param link where to read it
 */
public record Source(String words, URI link) {

    /** A section of an RFC. */
    public static Source rfc(int number, String section) {
        return new Source(
                "RFC " + number + " section " + section,
                URI.create("https://www.rfc-editor.org/rfc/rfc" + number + "#section-" + section));
    }

    /** A section of OpenID Connect Core 1.0. */
    public static Source openId(String section) {
        return new Source(
                "OpenID Connect Core section " + section,
                URI.create("https://openid.net/specs/openid-connect-core-1_0.html"));
    }

    /** A page of Google's documentation, below {@code developers.google.com/identity/protocols/}. */
    public static Source google(String title, String page) {
        return new Source("Google: " + title, URI.create("https://developers.google.com/identity/protocols/" + page));
    }
}
