package dev.understudy.server.wire;

import com.fasterxml.jackson.databind.JsonNode;
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
 * The parameters of a query or of a form body, in order, repeated ones kept. A parameter without a value is treated as
 * if it were absent (RFC 6749 section 3.1).
 *
 * @param values the decoded values by name
 */
public record Params(Map<String, List<String>> values) {

    /** No parameter at all. */
    public static final Params NONE = new Params(Map.of());

    /** How many parameters one request may carry. */
    public static final int MAX_COUNT = 100;

    public Params {
        var copy = new LinkedHashMap<String, List<String>>();
        values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        values = Collections.unmodifiableMap(copy);
    }

    /** Parameters from pairs of name and value. */
    public static Params of(String... namesAndValues) {
        var values = new LinkedHashMap<String, List<String>>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.computeIfAbsent(namesAndValues[i], name -> new ArrayList<>()).add(namesAndValues[i + 1]);
        }
        return new Params(values);
    }

    /**
     * Reads {@code application/x-www-form-urlencoded} text.
     *
     * @throws MalformedRequest if a percent-encoding is broken or there are more than {@link #MAX_COUNT} parameters
     */
    public static Params parse(String encoded) {
        var values = new LinkedHashMap<String, List<String>>();
        int count = 0;
        for (String pair : encoded.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            if (++count > MAX_COUNT) {
                throw new MalformedRequest("more than " + MAX_COUNT + " parameters");
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        return new Params(values);
    }

    /** The plain members of a JSON object; none if the text is none. */
    public static Params ofJson(String json) {
        var values = new LinkedHashMap<String, List<String>>();
        Json.read(json)
                .filter(JsonNode::isObject)
                .ifPresent(object -> object.properties().stream()
                        .filter(member -> member.getValue().isValueNode()
                                && !member.getValue().isNull())
                        .forEach(member -> values.put(
                                member.getKey(), List.of(member.getValue().asText()))));
        return new Params(values);
    }

    /** The first value of this name that is not empty. */
    public Optional<String> find(String name) {
        return all(name).stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /**
     * The value of this name.
     *
     * @throws OAuthException {@code invalid_request} with Google's sentence if there is none
     */
    public String require(String name) {
        return find(name)
                .orElseThrow(() -> OAuthError.INVALID_REQUEST
                        .because("Missing required parameter: " + name)
                        .explained("The request has no " + name + ", or an empty one."));
    }

    /** Every value of this name, empty ones too. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The names that came more than once, which RFC 6749 section 3.1 forbids. */
    public List<String> repeated() {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** These parameters and, for names not among them, those of the other. */
    public Params or(Params other) {
        var both = new LinkedHashMap<>(other.values);
        both.putAll(values);
        return new Params(both);
    }

    /** A copy in which this name has exactly this value. */
    public Params with(String name, String value) {
        var copy = new LinkedHashMap<>(values);
        copy.put(name, List.of(value));
        return new Params(copy);
    }

    /** The parameters as {@code application/x-www-form-urlencoded} text, spaces as {@code %20}. */
    public String encode() {
        var pairs = new ArrayList<String>();
        values.forEach((name, list) -> list.forEach(value -> pairs.add(encode(name) + "=" + encode(value))));
        return String.join("&", pairs);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequest("broken percent-encoding");
        }
    }
}
