package dev.understudy.lessons.engine;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.Diag;

/**
 * The compiler's complaint for somebody who is new to Java: what, where, and which name was perhaps meant.
 *
 * @param source the snippet
 * @param diagnostics what the compiler said
 * @param suggestions the names that may follow a piece of source
 */
record Diagnosis(String source, List<Diag> diagnostics, Function<String, List<String>> suggestions) {

    private static final Pattern PRIVATE = Pattern.compile("(\\w+) has private access in (?:\\w+\\.)*(\\w+)");

    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(variable|method|class)\\s+(\\w+)");

    /** The complaint, of one or more lines. */
    String text() {
        return diagnostics.stream()
                .filter(Diag::isError)
                .map(this::text)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private String text(Diag diag) {
        String message = diag.getMessage(Locale.ENGLISH);
        Matcher symbol = SYMBOL.matcher(message);
        Matcher hidden = PRIVATE.matcher(message);
        String what = symbol.find()
                ? "There is no " + symbol.group(1) + " " + symbol.group(2) + "." + meant(diag, symbol.group(2))
                : hidden.find()
                        ? "A " + hidden.group(2) + " does not show " + hidden.group(1) + "." + called(hidden.group(1))
                        : sentence(message);
        return what + "\n" + pointer(diag);
    }

    private static String sentence(String message) {
        String first = message.lines().limit(2).map(String::strip).collect(Collectors.joining(" "));
        return first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1) + ".";
    }

    /** The line of source and a mark under the place. */
    private String pointer(Diag diag) {
        int start = (int) Math.max(0, Math.min(diag.getStartPosition(), source.length()));
        int end = (int) Math.max(start + 1, Math.min(diag.getEndPosition(), source.length()));
        int lineStart = source.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
        int lineEnd = source.indexOf('\n', start) < 0 ? source.length() : source.indexOf('\n', start);
        String line = source.substring(Math.min(lineStart, lineEnd), lineEnd);
        int width = Math.max(1, Math.min(end, lineEnd) - start);
        return "  " + line + "\n  " + " ".repeat(Math.max(0, start - lineStart)) + "^".repeat(width);
    }

    private String meant(Diag diag, String wrong) {
        int at = (int) Math.max(0, Math.min(diag.getPosition(), source.length()));
        int name = source.startsWith(wrong, at) ? at : source.indexOf(wrong, at);
        String before = name < 0 ? "" : source.substring(0, name);
        return Nearest.of(wrong, suggestions.apply(before))
                .or(() -> Nearest.of(wrong, suggestions.apply(before + wrong.charAt(0))))
                .map(right -> " Did you mean " + right + "?")
                .orElse("");
    }

    /** Records are read by methods; who comes from another language leaves the parentheses out. */
    private String called(String name) {
        String before = source.substring(0, Math.max(0, source.lastIndexOf("." + name)) + 1);
        return suggestions.apply(before).contains(name) ? " Did you mean " + name + "()?" : "";
    }
}
