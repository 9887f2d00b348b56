package dev.understudy.server.wire;

/** The ways in which Google's front ends lay out JSON. */
public enum JsonLayout {
    /** Two spaces of indentation and {@code "name": value}: oauth2.googleapis.com. */
    PRETTY,
    /** One line: the JWT grant. */
    COMPACT,
    /** Two spaces of indentation and {@code "name" : value}: the old accounts.google.com/o/oauth2/token. */
    SPACED,
    /** One space of indentation: www.googleapis.com/oauth2/v4/token. */
    NARROW
}
