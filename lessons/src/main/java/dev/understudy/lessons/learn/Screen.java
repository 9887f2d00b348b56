package dev.understudy.lessons.learn;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.IntSupplier;

/** Where the runner prints. */
final class Screen {

    private static final int WIDEST = 92;

    private final PrintStream out;
    private final Paint paint;
    private final IntSupplier columns;

    Screen(PrintStream out, Paint paint, IntSupplier columns) {
        this.out = out;
        this.paint = paint;
        this.columns = columns;
    }

    /** Standard output, with colours if it is a terminal. */
    static Screen ofOutput() {
        var paint = Keyboard.isThere() ? Paint.of(Charset.defaultCharset()) : Paint.PLAIN;
        return new Screen(new PrintStream(System.out, true, Charset.defaultCharset()), paint, () -> 0);
    }

    Paint paint() {
        return paint;
    }

    PrintStream stream() {
        return out;
    }

    void line(String text) {
        out.println(text);
    }

    void gap() {
        out.println();
    }

    void prose(String markdown) {
        Prose.lines(markdown, width(), paint).forEach(out::println);
    }

    /** A paragraph after a sign. */
    void marked(String sign, String markdown) {
        List<String> lines = Prose.lines(markdown, width() - 4, paint);
        for (int i = 0; i < lines.size(); i++) {
            out.println(i == 0 ? "  " + sign + " " + lines.get(i) : "    " + lines.get(i));
        }
    }

    void code(String java) {
        java.lines().forEach(line -> out.println("    " + paint.code(line)));
    }

    /** How many characters a line may have. */
    int width() {
        int known = columns.getAsInt();
        return known <= 20 ? 80 : Math.min(known - 1, WIDEST);
    }
}
