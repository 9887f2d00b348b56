package dev.understudy.lessons.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Wraps a line at its words. Colours take no room. */
final class Wrap {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern PIECE = Pattern.compile("\\s+|\\S+");

    private Wrap() {}

    /** The lines of this one, none wider than this unless a word is; the later ones begin under the first. */
    static List<String> lines(String text, int width) {
        String plain = COLOUR.matcher(text).replaceAll("");
        if (plain.length() <= width) {
            return List.of(text);
        }
        String margin = " ".repeat(plain.length() - plain.stripLeading().length());
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String piece :
                PIECE.matcher(text).results().map(found -> found.group()).toList()) {
            boolean full = room(line) + room(piece) > width;
            if (full && !piece.isBlank() && room(line) > margin.length()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(margin);
            }
            line.append(piece);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int room(CharSequence text) {
        return COLOUR.matcher(text).replaceAll("").length();
    }
}
