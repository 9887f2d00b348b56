package dev.understudy.server.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Seconds since 1970 in a claim (RFC 7519 section 2), held to the years 1970 to 9999: far beyond them the library wraps
 * around to the past.
 */
public final class NumericDate {

    private static final BigDecimal LAST = BigDecimal.valueOf(253_402_300_799L);

    private NumericDate() {}

    /** The time that a JSON number gives, or nothing. */
    public static Optional<Instant> read(JsonNode node) {
        return node.isNumber() ? instant(node.decimalValue()) : Optional.empty();
    }

    /** The time that a JSON number or a string of digits gives, or nothing: Google takes both. */
    public static Optional<Instant> readLeniently(JsonNode node) {
        return node.isTextual() && node.textValue().matches("[0-9]{1,12}")
                ? instant(new BigDecimal(node.textValue()))
                : read(node);
    }

    private static Optional<Instant> instant(BigDecimal seconds) {
        return seconds.signum() >= 0 && seconds.compareTo(LAST) <= 0
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
    }
}
