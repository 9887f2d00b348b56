package dev.understudy.server.consent;

import dev.understudy.server.model.Profile;
import dev.understudy.server.refusal.Refusal;
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

    /** As in forms, until about 2020: a space is a plus sign. */
    private static final String FORMERLY = "-._~";

    /** It goes into a URL. */
    private static final int MAX_DESCRIPTION = 300;

    Answer {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The beginning of every answer: what the client sent to know it by, and who answers. */
    static Answer to(Optional<String> state, Optional<String> issuer, Profile profile) {
        return new Answer(Map.of(), profile.encodesAnswersAsForms() ? FORMERLY : TODAY)
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

    /** What the client is told in the strict profile (RFC 6749 section 4.1.2.1, with the characters it permits). */
    Answer refused(Refusal refusal) {
        String permitted = refusal.description().strip().replaceAll("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]", " ");
        int length = Math.min(permitted.length(), MAX_DESCRIPTION);
        return with("error", refusal.error().code()).with("error_description", permitted.substring(0, length));
    }

    /** The parameters for a query or a fragment, today with spaces as {@code %20}. */
    String encode() {
        String encoded = values.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return unencoded.equals(FORMERLY) ? encoded.replace("%20", "+") : encoded;
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
