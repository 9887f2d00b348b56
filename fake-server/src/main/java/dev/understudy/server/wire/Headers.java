package dev.understudy.server.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * HTTP header fields in the order they came, looked up without regard to case (RFC 9110 section 5.1).
 *
 * @param values the values by field name; a name keeps the case in which it was first written
 */
public record Headers(Map<String, List<String>> values) {

    /** No header at all. */
    public static final Headers NONE = new Headers(Map.of());

    public Headers {
        var copy = new LinkedHashMap<String, List<String>>();
        values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        values = Collections.unmodifiableMap(copy);
    }

    /** One header. */
    public static Headers of(String name, String value) {
        return new Headers(Map.of(name, List.of(value)));
    }

    /** The first value of this name, or nothing. */
    public Optional<String> find(String name) {
        return all(name).stream().findFirst();
    }

    /** Every value of this name, in order. */
    public List<String> all(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(wanted))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** A copy in which this name has exactly this value. */
    public Headers with(String name, String value) {
        var copy = new LinkedHashMap<>(without(name).values);
        copy.put(name, List.of(value));
        return new Headers(copy);
    }

    /** A copy in which nothing has this name. */
    public Headers without(String name) {
        var copy = new LinkedHashMap<>(values);
        copy.keySet().removeIf(key -> key.equalsIgnoreCase(name));
        return new Headers(copy);
    }

    /** A copy with one more value of this name. */
    public Headers plus(String name, String value) {
        var copy = new LinkedHashMap<>(values);
        var list = new ArrayList<>(copy.getOrDefault(name, List.of()));
        list.add(value);
        copy.put(name, list);
        return new Headers(copy);
    }
}
