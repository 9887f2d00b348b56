package dev.understudy.lessons.learn;

import java.util.ArrayList;
import java.util.List;

/** Breaks a line of Java that is wider than the screen where Java may be broken: elsewhere it could not be pasted. */
final class JavaLine {

    private static final String INDENT = "    ";

    /** After one of these a line cannot be over yet, so that whoever reads line by line waits for the next. */
    private static final String OPEN_ENDS = ",({=+?:&|>";

    private JavaLine() {}

    /** The lines instead of this one; it alone if it fits, or if it cannot be broken. */
    static List<String> broken(String line, int width) {
        var lines = new ArrayList<String>();
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        String rest = line;
        while (rest.length() > width) {
            int space = lastOpen(rest, width, ' ');
            int at = space > 0 ? space : lastOpen(rest, width, '(');
            if (at == 0) {
                break;
            }
            lines.add(rest.substring(0, at).stripTrailing());
            rest = indent + INDENT + rest.substring(at).strip();
        }
        lines.add(rest);
        return lines;
    }

    /**
     * After such a character, outside of texts, where the line is still open: the one within the fewest parentheses, the
     * last of several, if possible in the right half of the width; 0 if there is none.
     */
    private static int lastOpen(String line, int width, char wanted) {
        int found = 0;
        int fewest = Integer.MAX_VALUE;
        int depth = 0;
        boolean inText = false;
        char before = ' ';
        for (int i = 0; i < line.length() && i < width; i++) {
            char here = line.charAt(i);
            if (here == '"' && before != '\\') {
                inText = !inText;
            }
            boolean isOpen = !inText && here == wanted && (wanted == '(' || OPEN_ENDS.indexOf(before) >= 0);
            if (isOpen && (depth <= fewest || found < width / 2)) {
                found = i + 1;
                fewest = depth;
            }
            depth += inText ? 0 : step(here);
            // A backslash that was itself escaped escapes nothing.
            before = here == '\\' && before == '\\' ? ' ' : here;
        }
        return found;
    }

    private static int step(char here) {
        return "({".indexOf(here) >= 0 ? 1 : ")}".indexOf(here) >= 0 ? -1 : 0;
    }
}
