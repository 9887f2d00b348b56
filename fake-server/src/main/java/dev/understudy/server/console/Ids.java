package dev.understudy.server.console;

import dev.understudy.server.token.OpaqueTokens;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Ids as the console gives them out: random, and marked as a fake's where Google's have a shape. */
final class Ids {

    private final OpaqueTokens tokens;

    Ids(OpaqueTokens tokens) {
        this.tokens = tokens;
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
