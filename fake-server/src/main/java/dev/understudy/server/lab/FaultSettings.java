package dev.understudy.server.lab;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;

/**
 * The settings of one fault, read with clear words for what is wrong.
 *
 * @param fault the fault's name
 * @param values every setting as text
 */
public record FaultSettings(String fault, Map<String, String> values) {

    public FaultSettings {
        values = Map.copyOf(values);
    }

    /** A text. */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    /**
     * A time span in ISO 8601, such as {@code PT2S} or {@code -PT5M}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public Duration duration(String name) {
        try {
            return Duration.parse(text(name));
        } catch (DateTimeException e) {
            throw problem(name, "is a time span such as PT2S or -PT5M");
        }
    }

    /**
     * A whole number from a range.
     *
     * @throws IllegalArgumentException if it is none
     */
    public int number(String name, int lowest, int highest) {
        try {
            int number = Integer.parseInt(text(name));
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw problem(name, "is a whole number from " + lowest + " to " + highest);
        }
        throw problem(name, "is a whole number from " + lowest + " to " + highest);
    }

    private IllegalArgumentException problem(String name, String what) {
        return new IllegalArgumentException("The setting \"" + name + "\" of the fault \"" + fault + "\" " + what
                + ", not \"" + text(name) + "\".");
    }
}
