package dev.understudy.server.inspector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes texts so that no secret leaves the server but in the way the masking allows, and each value keeps its
 * identity: as pieces, of which each is a string or {@code {"v": id, "as": spelling}}.
 */
final class Text {

    private final Values values;
    private final Masking masking;
    private final Map<String, Object> used = new LinkedHashMap<>();

    Text(Values values, Masking masking) {
        this.values = values;
        this.masking = masking;
    }

    /** The pieces of a text. */
    List<Object> of(String text) {
        return of(text, Integer.MAX_VALUE);
    }

    /** The pieces of a text of which only the first characters are shown, never a part of a value. */
    List<Object> of(String text, int most) {
        var pieces = new ArrayList<>();
        int end = Math.min(text.length(), most);
        int at = 0;
        for (var sighting : values.in(text)) {
            if (sighting.end() > end) {
                end = Math.min(end, sighting.start());
                break;
            }
            if (sighting.start() > at) {
                pieces.add(text.substring(at, sighting.start()));
            }
            pieces.add(piece(sighting.value(), text.substring(sighting.start(), sighting.end())));
            at = sighting.end();
        }
        if (at < end) {
            pieces.add(text.substring(at, end));
        }
        if (end < text.length()) {
            pieces.add(" … (" + text.length() + " characters)");
        }
        return pieces;
    }

    /** The pieces of the value of a parameter: short values too are known there. */
    List<Object> ofParameter(String name, String value) {
        var kind = ValueKind.ofParameter(name);
        return kind.isPresent() && !value.isEmpty()
                ? List.of(piece(values.learn(kind.get(), value), value))
                : of(value);
    }

    /** Every value that was written, by its id: its kind, its label and what may be shown of it. */
    Map<String, Object> used() {
        return used;
    }

    private Map<String, Object> piece(Values.Value value, String spelling) {
        var described = new LinkedHashMap<String, Object>();
        described.put("kind", value.kind().id());
        described.put("label", value.kind().label());
        described.put("shown", show(value, value.text()));
        if (value.kind().isSecret()) {
            described.put("secret", true);
        }
        used.putIfAbsent(value.id(), described);
        return spelling.equals(value.text())
                ? Map.of("v", value.id())
                : Map.of("v", value.id(), "as", show(value, spelling));
    }

    private String show(Values.Value value, String text) {
        return value.kind().isSecret() ? masking.show(text) : text;
    }
}
