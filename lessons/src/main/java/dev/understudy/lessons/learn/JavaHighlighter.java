package dev.understudy.lessons.learn;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours Java while it is typed: what is text, what is a word of the language, what is a number. */
final class JavaHighlighter implements Highlighter {

    private static final Pattern TOKEN = Pattern.compile(
            "(?<text>\"\"\"[\\s\\S]*?(?:\"\"\"|$)|\"(?:\\\\.|[^\"\\\\\\n])*\"?|'(?:\\\\.|[^'\\\\\\n])*'?)"
                    + "|(?<comment>//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$))"
                    + "|(?<number>\\b\\d[\\w.]*)"
                    + "|(?<word>\\b[A-Za-z_$]\\w*)");

    private static final Set<String> WORDS = Set.of(
            "var",
            "new",
            "for",
            "if",
            "else",
            "while",
            "do",
            "return",
            "try",
            "catch",
            "finally",
            "throw",
            "throws",
            "import",
            "static",
            "class",
            "record",
            "interface",
            "enum",
            "public",
            "private",
            "final",
            "void",
            "int",
            "long",
            "boolean",
            "double",
            "char",
            "byte",
            "true",
            "false",
            "null",
            "this",
            "instanceof",
            "switch",
            "case",
            "default",
            "break",
            "continue",
            "extends",
            "implements");

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

    private final Paint paint;

    JavaHighlighter(Paint paint) {
        this.paint = paint;
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        return highlight(line);
    }

    AttributedString highlight(String line) {
        if (!paint.coloured() || line.startsWith(":")) {
            return new AttributedString(line);
        }
        var out = new AttributedStringBuilder();
        Matcher token = TOKEN.matcher(line);
        int at = 0;
        while (token.find()) {
            out.append(line.substring(at, token.start()));
            out.append(token.group(), style(token));
            at = token.end();
        }
        return out.append(line.substring(at)).toAttributedString();
    }

    private static AttributedStyle style(Matcher token) {
        if (token.group("text") != null) {
            return PLAIN.foreground(AttributedStyle.GREEN);
        }
        if (token.group("comment") != null) {
            return PLAIN.faint();
        }
        if (token.group("number") != null) {
            return PLAIN.foreground(AttributedStyle.CYAN);
        }
        return WORDS.contains(token.group("word")) ? PLAIN.foreground(AttributedStyle.MAGENTA) : PLAIN;
    }
}
