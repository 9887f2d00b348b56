package dev.understudy.lessons.learn;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type them: {@code +11m}, {@code 1h30m}, {@code -2d}. */
final class Travel {

    private static final Pattern WHOLE = Pattern.compile("([+-]?)((?:\\d{1,6}[dhms])+)");
    private static final Pattern PART = Pattern.compile("(\\d+)([dhms])");

    private Travel() {}

    /** The duration. */
    static Duration parse(String text) {
        Matcher whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            throw new IllegalArgumentException("say how far, such as +11m, +1h30m or -2d, not '" + text + "'");
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(whole.group(2));
        while (part.find()) {
            sum = sum.plus(one(Long.parseLong(part.group(1)), part.group(2)));
        }
        return whole.group(1).equals("-") ? sum.negated() : sum;
    }

    /** In words, as far as it matters: {@code 1 h 5 min}. */
    static String words(Duration duration) {
        if (duration.isZero()) {
            return "real time";
        }
        var length = duration.abs();
        var words = new StringBuilder();
        append(words, length.toDays(), "d");
        append(words, length.toHoursPart(), "h");
        append(words, length.toMinutesPart(), "min");
        append(words, length.toSecondsPart(), "s");
        return words.toString().strip() + (duration.isNegative() ? " in the past" : " ahead");
    }

    private static void append(StringBuilder words, long count, String unit) {
        if (count > 0) {
            words.append(count).append(' ').append(unit).append(' ');
        }
    }

    private static Duration one(long count, String unit) {
        return switch (unit) {
            case "d" -> Duration.ofDays(count);
            case "h" -> Duration.ofHours(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofSeconds(count);
        };
    }
}
