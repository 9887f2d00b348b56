package dev.understudy.server.console;

import dev.understudy.server.token.OpaqueTokens;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Ids as the console gives them out: random, and marked as a fake's where Google's have a shape. */
final class Ids {

    /**
     * What a developer may call a project (Resource Manager, "Creating and managing projects") or a service account (IAM,
     * "Create service accounts"); both from memory.
     */
    private static final Pattern CHOSEN = Pattern.compile("[a-z][a-z0-9-]{4,28}[a-z0-9]");

    private final OpaqueTokens tokens;

    Ids(OpaqueTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Looks at an id that a developer chose.
     *
     * @param what what it is the id of, as the subject of a sentence
     * @throws IllegalArgumentException if it is none by Google's rules
     */
    static void check(String what, String id) {
        if (!CHOSEN.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    what + " has 6 to 30 lower-case letters, digits or hyphens, begins with a"
                            + " letter and does not end with a hyphen.");
        }
    }

    /** Lower-case letters and digits. */
    String letters(int length) {
        String letters = tokens.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "0");
        return letters.substring(0, length);
    }

    /** Decimal digits that begin with 999, which is kept for fakes. */
    String digits(int length) {
        var random = new BigInteger(1, tokens.id().getBytes(StandardCharsets.US_ASCII));
        var bound = BigInteger.TEN.pow(length - 3);
        return "999" + random.mod(bound).add(bound).toString().substring(1);
    }
}
