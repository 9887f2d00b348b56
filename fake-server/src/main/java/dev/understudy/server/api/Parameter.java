package dev.understudy.server.api;

import java.util.Optional;

/**
 * A parameter of an operation, as the discovery document tells it.
 *
 * @param name the name
 * @param place where it stands
 * @param type {@code string}, {@code integer} or {@code boolean}
 * @param required whether the operation refuses to work without it
 * @param range the values an integer may have
 * @param fallback the value if it is absent
 */
public record Parameter(
        String name, Place place, String type, Need required, Optional<Range> range, Optional<String> fallback) {

    /** Where a parameter stands. */
    public enum Place {
        /** In the path. */
        PATH,
        /** In the query. */
        QUERY
    }

    /** Whether a parameter must be there. */
    public enum Need {
        /** It must. */
        REQUIRED,
        /** It need not. */
        OPTIONAL,
        /** It need not, and may come several times. */
        REPEATED
    }

    /**
     * The values of an integer.
     *
     * @param min the least
     * @param max the greatest
     */
    public record Range(int min, int max) {}

    /** A variable of the path. */
    public static Parameter path(String name) {
        return new Parameter(name, Place.PATH, "string", Need.REQUIRED, Optional.empty(), Optional.empty());
    }

    /** A text in the query. */
    public static Parameter text(String name) {
        return new Parameter(name, Place.QUERY, "string", Need.OPTIONAL, Optional.empty(), Optional.empty());
    }

    /** A text in the query that must be there. */
    public static Parameter requiredText(String name) {
        return new Parameter(name, Place.QUERY, "string", Need.REQUIRED, Optional.empty(), Optional.empty());
    }

    /** A text in the query that may come several times. */
    public static Parameter texts(String name) {
        return new Parameter(name, Place.QUERY, "string", Need.REPEATED, Optional.empty(), Optional.empty());
    }

    /** True or false in the query. */
    public static Parameter flag(String name) {
        return new Parameter(name, Place.QUERY, "boolean", Need.OPTIONAL, Optional.empty(), Optional.empty());
    }

    /** A whole number in the query, within these bounds and with this default. */
    public static Parameter number(String name, int min, int max, int fallback) {
        return new Parameter(
                name,
                Place.QUERY,
                "integer",
                Need.OPTIONAL,
                Optional.of(new Range(min, max)),
                Optional.of(Integer.toString(fallback)));
    }
}
