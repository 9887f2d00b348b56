package dev.understudy.server.inspector;

import dev.understudy.server.wire.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Every value that was seen to travel, found again by what it is, wherever it turns up and however it is encoded
 * there. It remembers the newest {@value #CAPACITY}.
 */
final class Values {

    /** A value under the id by which pages know it, from which it cannot be guessed. */
    record Value(String id, ValueKind kind, String text) {}

    /** A place in a text where a value stands, in this spelling. */
    record Sighting(Value value, int start, int end) {}

    private record Spelling(Value value, String text) {}

    private static final int CAPACITY = 20_000;
    /** Shorter values are known by their parameter's name only: they would be found everywhere. */
    private static final int PREFIX = 6;

    private final SecretKeySpec key;
    private final Map<String, Value> byText = new LinkedHashMap<>();
    private final Map<String, List<Spelling>> byPrefix = new HashMap<>();

    /** Values whose ids are made with this key. */
    Values(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** Remembers a value; one that is known keeps its kind. */
    synchronized Value learn(ValueKind kind, String text) {
        var known = byText.get(text);
        if (known != null) {
            return known;
        }
        var value = new Value(id(text), kind, text);
        byText.put(text, value);
        for (String spelling : spellings(text)) {
            if (spelling.length() >= PREFIX) {
                byPrefix.computeIfAbsent(spelling.substring(0, PREFIX), prefix -> new ArrayList<>())
                        .add(new Spelling(value, spelling));
            }
        }
        if (byText.size() > CAPACITY) {
            forget(byText.values().iterator().next());
        }
        return value;
    }

    /** The values in a text, from its beginning to its end; where two begin together, the longer. */
    synchronized List<Sighting> in(String text) {
        var found = new ArrayList<Sighting>();
        int at = 0;
        while (at + PREFIX <= text.length()) {
            var spelling = longest(text, at);
            if (spelling.isPresent()) {
                int end = at + spelling.get().text().length();
                found.add(new Sighting(spelling.get().value(), at, end));
                at = end;
            } else {
                at++;
            }
        }
        return found;
    }

    private Optional<Spelling> longest(String text, int at) {
        return byPrefix.getOrDefault(text.substring(at, at + PREFIX), List.of()).stream()
                .filter(spelling -> text.startsWith(spelling.text(), at))
                .max((one, other) ->
                        Integer.compare(one.text().length(), other.text().length()));
    }

    private void forget(Value value) {
        byText.remove(value.text());
        for (String spelling : spellings(value.text())) {
            if (spelling.length() >= PREFIX) {
                byPrefix.computeIfPresent(spelling.substring(0, PREFIX), (prefix, all) -> {
                    all.removeIf(other -> other.value().equals(value));
                    return all.isEmpty() ? null : all;
                });
            }
        }
    }

    /** As it is, and as URLs and JSON write it. */
    private static Set<String> spellings(String text) {
        var all = new LinkedHashSet<String>();
        all.add(text);
        String form = URLEncoder.encode(text, StandardCharsets.UTF_8);
        all.add(form);
        all.add(form.replace("+", "%20"));
        String quoted = Json.compact(text);
        all.add(quoted.substring(1, quoted.length() - 1));
        return all;
    }

    private String id(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return "v"
                    + HexFormat.of()
                            .formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)))
                            .substring(0, 12);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
