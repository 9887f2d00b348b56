package dev.understudy.server.consent;

import dev.understudy.server.model.Profile;
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
 * @param unencoded the characters that stay as they are beside letters and digits
 */
record Answer(Map<String, String> values, String unencoded) {

    /** Google leaves slash and colon as they are, as RFC 3986 section 3.4 permits in a query. */
    private static final String TODAY = "-._~/:";

    /** As until about 2020. */
    private static final String FORMERLY = "-._~";

    Answer {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The beginning of every answer: what the client sent to know it by, and who answers. */
    static Answer to(Optional<String> state, Optional<String> issuer, Profile profile) {
        return new Answer(Map.of(), profile.tellsScopesWithCode() ? TODAY : FORMERLY)
                .withAny("state", state)
                .withAny("iss", issuer);
    }

    /** No parameter yet, to be encoded as today. */
    static Answer empty() {
        return new Answer(Map.of(), TODAY);
    }

    Answer with(String name, String value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Answer(more, unencoded);
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

    private String encode(String text) {
        var encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xff);
            if (character < 0x80 && (Character.isLetterOrDigit(character) || unencoded.indexOf(character) >= 0)) {
                encoded.append(character);
            } else {
                encoded.append('%').append(String.format("%02X", octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
