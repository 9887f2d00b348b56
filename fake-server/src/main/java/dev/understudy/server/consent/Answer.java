package dev.understudy.server.consent;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parameters of an authorization response in the order of Google's: {@code state iss code scope authuser hd prompt},
 * for errors {@code state iss error_subtype error}.
 *
 * @param values the decoded values by name
 */
record Answer(Map<String, String> values) {

    /** Google leaves slash and colon as they are, as RFC 3986 section 3.4 permits in a query. */
    private static final String UNENCODED = "-._~/:";

    Answer {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The beginning of every answer: what the client sent to know it by, and who answers. */
    static Answer to(Optional<String> state, Optional<String> issuer) {
        return new Answer(Map.of()).withAny("state", state).withAny("iss", issuer);
    }

    Answer with(String name, String value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Answer(more);
    }

    Answer withAny(String name, Optional<String> value) {
        return value.map(present -> with(name, present)).orElse(this);
    }

    /** Whether it says that the client got nothing. */
    boolean isError() {
        return values.containsKey("error");
    }

    /** The parameters for a query or a fragment, spaces as {@code %20}. */
    String encode() {
        return values.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        var encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (character < 0x80 && (Character.isLetterOrDigit(character) || UNENCODED.indexOf(character) >= 0)) {
                encoded.append(character);
            } else {
                encoded.append('%').append(String.format("%02X", octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
