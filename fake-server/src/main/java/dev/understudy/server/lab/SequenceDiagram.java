package dev.understudy.server.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who asked whom: drawn as text for a terminal, as Mermaid source for a page.
 *
 * @param arrows what was said, in order
 */
public record SequenceDiagram(List<Arrow> arrows) {

    /** From left to right; whoever else takes part stands after them. */
    private static final List<String> ORDER = List.of("Mallory", "Browser", "App", "Auth", "API");

    /** What ends a label in Mermaid, and what begins the code that stands for it. */
    private static final Pattern SPECIAL = Pattern.compile("[#;]");

    private static final int NARROWEST = 60;
    private static final Pattern LINE = Pattern.compile("\\s*(\\w+)\\s*(-->|->)\\s*(\\w+)\\s*:\\s*(.+?)\\s*");

    public SequenceDiagram {
        arrows = List.copyOf(arrows);
    }

    /**
     * One arrow.
     *
     * @param from who says it
     * @param to to whom
     * @param label what is said
     * @param reply whether it answers, and is dashed
     */
    public record Arrow(String from, String to, String label, boolean reply) {}

    /** The diagram of recorded exchanges: two arrows for each. */
    public static SequenceDiagram of(List<Exchange> exchanges) {
        return new SequenceDiagram(
                exchanges.stream().flatMap(ExchangeArrows::of).toList());
    }

    /**
     * A diagram from lines like {@code App -> Auth: POST /token} and {@code Auth --> App: 200}.
     *
     * @throws IllegalArgumentException naming the line that is neither
     */
    public static SequenceDiagram parse(String text) {
        return new SequenceDiagram(text.lines()
                .filter(line -> !line.isBlank())
                .map(SequenceDiagram::arrow)
                .toList());
    }

    /** The names of all who take part, from left to right. */
    public List<String> lanes() {
        var present = arrows.stream()
                .flatMap(arrow -> Stream.of(arrow.from(), arrow.to()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return Stream.concat(
                        ORDER.stream().filter(present::contains),
                        present.stream().filter(lane -> !ORDER.contains(lane)))
                .toList();
    }

    /** The source of a Mermaid sequence diagram (mermaid.js.org/syntax/sequenceDiagram.html). */
    public String mermaid() {
        var lines = new ArrayList<>(List.of("sequenceDiagram"));
        lanes().forEach(lane -> lines.add("    participant " + lane));
        arrows.forEach(arrow -> lines.add("    " + arrow.from() + (arrow.reply() ? "-->>" : "->>") + arrow.to() + ": "
                + SPECIAL.matcher(arrow.label())
                        .replaceAll(sign -> "#" + (int) sign.group().charAt(0) + ";")));
        return String.join("\n", lines) + "\n";
    }

    /**
     * Lines of ASCII: a column for each who takes part, two lines for each arrow.
     *
     * @param width how wide they may be, in characters; less than {@value #NARROWEST} is taken as that
     */
    public List<String> text(int width) {
        return arrows.isEmpty() ? List.of() : new Drawing(lanes(), Math.max(width, NARROWEST)).lines(arrows);
    }

    private static Arrow arrow(String line) {
        Matcher found = LINE.matcher(line);
        if (!found.matches()) {
            throw new IllegalArgumentException("'" + line + "' is no arrow; one looks like 'App -> Auth: POST /token'");
        }
        return new Arrow(
                found.group(1), found.group(3), found.group(4), found.group(2).equals("-->"));
    }

    /** The columns of one text diagram. */
    private record Drawing(List<String> lanes, int width) {

        private static final int MARGIN = 4;

        List<String> lines(List<Arrow> arrows) {
            var lines = new ArrayList<String>();
            lines.add(header());
            for (Arrow arrow : arrows) {
                lines.add(label(arrow));
                lines.add(line(arrow));
            }
            lines.add(text(lifelines()));
            return lines;
        }

        private int column(String lane) {
            int gaps = Math.max(1, lanes.size() - 1);
            return MARGIN + lanes.indexOf(lane) * ((width - 3 * MARGIN) / gaps);
        }

        private String header() {
            var row = blank();
            for (String lane : lanes) {
                write(row, Math.max(0, column(lane) - lane.length() / 2), lane);
            }
            return text(row);
        }

        private String label(Arrow arrow) {
            var row = lifelines();
            int start = Math.min(column(arrow.from()), column(arrow.to())) + 2;
            int room = width - start;
            String label = arrow.label();
            write(row, start, label.length() <= room ? label : label.substring(0, room - 3) + "...");
            return text(row);
        }

        private String line(Arrow arrow) {
            var row = lifelines();
            int from = column(arrow.from());
            int to = column(arrow.to());
            int left = Math.min(from, to);
            int right = Math.max(from, to);
            for (int i = left + 1; i < right; i++) {
                row[i] = arrow.reply() && i % 2 == 0 ? ' ' : '-';
            }
            row[to > from ? right - 1 : left + 1] = to > from ? '>' : '<';
            return text(row);
        }

        private char[] lifelines() {
            var row = blank();
            lanes.forEach(lane -> row[column(lane)] = '|');
            return row;
        }

        private char[] blank() {
            var row = new char[width];
            Arrays.fill(row, ' ');
            return row;
        }

        private static void write(char[] row, int at, String text) {
            for (int i = 0; i < text.length() && at + i < row.length; i++) {
                row[at + i] = text.charAt(i);
            }
        }

        private static String text(char[] row) {
            return new String(row).stripTrailing();
        }
    }
}
