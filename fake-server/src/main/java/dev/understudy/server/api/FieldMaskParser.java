package dev.understudy.server.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the grammar of {@code fields}: {@code item (',' item)*}, an item being {@code name ('/' item | '(' … ')')?}. */
final class FieldMaskParser {

    private static final int MAX_DEPTH = 16;

    private final String text;
    private int at;

    FieldMaskParser(String text) {
        this.text = text;
    }

    FieldMask parse() {
        var mask = list(0);
        if (at < text.length()) {
            throw invalid(text, text);
        }
        return mask;
    }

    private FieldMask list(int depth) {
        if (depth > MAX_DEPTH) {
            throw invalid(text, text);
        }
        var members = new LinkedHashMap<String, FieldMask>();
        do {
            item(members, depth);
        } while (accept(','));
        return new FieldMask(members);
    }

    private void item(Map<String, FieldMask> members, int depth) {
        String name = name();
        FieldMask inner = FieldMask.EVERYTHING;
        if (accept('(')) {
            inner = list(depth + 1);
            if (!accept(')')) {
                throw invalid(text, text);
            }
        } else if (accept('/')) {
            if (depth > MAX_DEPTH) {
                throw invalid(text, text);
            }
            var nested = new LinkedHashMap<String, FieldMask>();
            item(nested, depth + 1);
            inner = new FieldMask(nested);
        }
        members.merge(name, inner, FieldMaskParser::both);
    }

    private String name() {
        skipSpaces();
        int start = at;
        while (at < text.length() && isName(text.charAt(at))) {
            at++;
        }
        if (start == at) {
            throw invalid(text, text);
        }
        String name = text.substring(start, at);
        skipSpaces();
        return name;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '*' || c == '@' || c == '$';
    }

    private boolean accept(char wanted) {
        skipSpaces();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** {@code a(b),a/c} wants both; an empty mask wants all. */
    private static FieldMask both(FieldMask one, FieldMask other) {
        if (one.members().isEmpty() || other.members().isEmpty()) {
            return FieldMask.EVERYTHING;
        }
        var members = new LinkedHashMap<>(one.members());
        other.members().forEach((name, mask) -> members.merge(name, mask, FieldMaskParser::both));
        return new FieldMask(members);
    }

    /** The sentence is from memory. */
    static ApiException invalid(String selection, String text) {
        return ApiError.parameter("fields", "invalidParameter", "Invalid field selection " + selection)
                .because("The fields parameter \"" + text + "\" does not fit what this method answers.");
    }
}
