package dev.understudy.lessons.learn;

import java.nio.charset.Charset;

/**
 * Colours and signs, or plain text where there are none.
 *
 * @param coloured whether the terminal shows colours
 * @param symbols whether it shows signs beyond ASCII
 */
record Paint(boolean coloured, boolean symbols) {

    /** No colours and ASCII only. */
    static final Paint PLAIN = new Paint(false, false);

    /** What a terminal with this character set shows, unless NO_COLOR is set (no-color.org). */
    static Paint of(Charset charset) {
        return new Paint(System.getenv("NO_COLOR") == null, charset.name().startsWith("UTF"));
    }

    String bold(String text) {
        return paint("1", text);
    }

    String dim(String text) {
        return paint("2", text);
    }

    String good(String text) {
        return paint("32", text);
    }

    String bad(String text) {
        return paint("31", text);
    }

    String code(String text) {
        return paint("36", text);
    }

    String accent(String text) {
        return paint("1;34", text);
    }

    String tick() {
        return good(symbols ? "✔" : "[x]");
    }

    String cross() {
        return bad(symbols ? "✘" : "[ ]");
    }

    String bullet() {
        return symbols ? "•" : "-";
    }

    private String paint(String code, String text) {
        return coloured && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
