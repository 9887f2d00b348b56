package dev.understudy.server.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The SHA-1 fingerprint of the certificate that an Android app is signed with, by which Google tells the app from
 * another of the same package name (Google, "Setting up OAuth 2.0", Android). The sentences are from memory.
 */
public final class FingerprintRules {

    /** One as {@code keytool -list -v} prints it. */
    public static final String EXAMPLE = "DA:39:A3:EE:5E:6B:4B:0D:32:55:BF:EF:95:60:18:90:AF:D8:07:09";

    private static final Pattern SHAPE = Pattern.compile("[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){19}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){31}");

    private FingerprintRules() {}

    /** Why this is no SHA-1 fingerprint, in one sentence; nothing if it is one. */
    public static Optional<String> problem(String fingerprint) {
        if (SHAPE.matcher(fingerprint).matches()) {
            return Optional.empty();
        }
        String rule =
                "SHA-1 certificate fingerprint must be 20 pairs of hexadecimal digits with colons between them, such"
                        + " as " + EXAMPLE;
        return Optional.of(
                SHA_256.matcher(fingerprint).matches()
                        ? rule + "; this one has 32 and is the SHA-256, which keytool prints below it."
                        : rule + ".");
    }

    /** The way in which it is kept and compared: in capitals. */
    public static String canonical(String fingerprint) {
        return fingerprint.toUpperCase(Locale.ROOT);
    }
}
