package dev.understudy.lessons.learn;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.IntSupplier;

/** Where the runner prints. */
final class Screen {

    private static final int WIDEST = 92;
    private static final int NARROWEST = 20;
    private static final int USUAL = 80;

    /** What stands around a value: the line that was typed, the clauses, why one does not hold, the prompt. */
    private static final int AROUND_A_VALUE = 14;

    private final PrintStream out;
    private final Paint paint;
    private final IntSupplier columns;
    private final IntSupplier rows;

    /**
     * A screen.
     *
     * @param out what it prints to
     * @param paint its colours and signs
     * @param columns how wide it is at this moment, 0 if nobody knows
     * @param rows how high it is at this moment, 0 if it has no end
     */
    Screen(PrintStream out, Paint paint, IntSupplier columns, IntSupplier rows) {
        this.out = out;
        this.paint = paint;
        this.columns = columns;
        this.rows = rows;
    }

    /** A screen of this width without an end. */
    Screen(PrintStream out, Paint paint, IntSupplier columns) {
        this(out, paint, columns, () -> 0);
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

    /** A sentence, wrapped at its words under its first one. */
    void line(String text) {
        Wrap.lines(text, width()).forEach(out::println);
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

    /** Lines of Java, broken where Java may be if they are too wide. */
    void java(String text) {
        int known = columns.getAsInt();
        int wide = (known <= NARROWEST ? USUAL : known) - 5;
        text.lines()
                .flatMap(line -> JavaLine.broken(line, wide).stream())
                .forEach(line -> out.println("    " + paint.code(line)));
    }

    /** Something to be copied as it is. */
    void verbatim(String text) {
        text.lines().forEach(line -> asIs("    " + paint.code(line)));
    }

    /** A line that loses its meaning when it is wrapped. */
    void asIs(String line) {
        out.println(line);
    }

    /** How many characters a line may have. */
    int width() {
        int known = columns.getAsInt();
        return known <= NARROWEST ? USUAL : Math.min(known - 1, WIDEST);
    }

    /** Whether so many lines are seen at once. */
    boolean holds(int lines) {
        return rows.getAsInt() <= 0 || lines < rows.getAsInt();
    }

    /** How many lines a value may have so that it is seen together with what is told about it. */
    int linesOfValue() {
        return rows.getAsInt() <= 0 ? Integer.MAX_VALUE : Math.max(10, rows.getAsInt() - AROUND_A_VALUE);
    }
}
