package dev.understudy.client.internal;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names and values of a query or of a form body, in order.
 *
 * @param values the decoded values by name
 */
public record Form(Map<String, List<String>> values) {

    /** Nothing at all. */
    public static final Form EMPTY = new Form(Map.of());

    /** A copy that nobody can change. */
    public Form {
        var copy = new LinkedHashMap<String, List<String>>();
        values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        values = Collections.unmodifiableMap(copy);
    }

    /** A form of these pairs of name and value. */
    public static Form of(String... namesAndValues) {
        var form = EMPTY;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form = form.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        return form;
    }

    /**
     * Reads {@code application/x-www-form-urlencoded} text.
     *
     * @throws IllegalArgumentException if a percent-encoding is broken
     */
    public static Form parse(String encoded) {
        var values = new LinkedHashMap<String, List<String>>();
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (!name.isEmpty()) {
                values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return new Form(values);
    }

    /** The first value of this name that is not empty. */
    public Optional<String> find(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** Whether a name came more than once, which RFC 6749 section 3.1 forbids. */
    public boolean repeats() {
        return values.values().stream().anyMatch(list -> list.size() > 1);
    }

    /** A copy with one more pair. */
    public Form with(String name, String value) {
        var copy = new LinkedHashMap<>(values);
        var list = new ArrayList<>(copy.getOrDefault(name, List.of()));
        list.add(value);
        copy.put(name, list);
        return new Form(copy);
    }

    /** A copy with one more pair if there is a value. */
    public Form with(String name, Optional<String> value) {
        return value.map(text -> with(name, text)).orElse(this);
    }

    /** The text of the form, spaces as {@code %20} so that it may stand in a query too. */
    public String encode() {
        var pairs = new ArrayList<String>();
        values.forEach((name, list) -> list.forEach(value -> pairs.add(encode(name) + "=" + encode(value))));
        return String.join("&", pairs);
    }

    /** This text percent-encoded for a query or a path segment. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The names only: the values may be secrets. */
    @Override
    public String toString() {
        return "Form" + values.keySet();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
