package dev.understudy.lessons.learn;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Lays Markdown out for a terminal: paragraphs wrapped at words, lists indented, code coloured. */
final class Prose {

    private static final Parser PARSER = Parser.builder().build();

    private Prose() {}

    /** The lines of this Markdown, none wider than this. */
    static List<String> lines(String markdown, int width, Paint paint) {
        var layout = new Layout(width, paint);
        PARSER.parse(markdown).accept(layout);
        return layout.lines;
    }

    /** A piece of text that is not broken inside. */
    private record Word(String shown, int width) {}

    private static final class Layout extends AbstractVisitor {

        private final List<String> lines = new ArrayList<>();
        private final List<Word> words = new ArrayList<>();
        private final int width;
        private final Paint paint;
        private String prefix = "";
        private String indent = "";
        private boolean glued;

        Layout(int width, Paint paint) {
            this.width = width;
            this.paint = paint;
        }

        @Override
        public void visit(Paragraph paragraph) {
            visitChildren(paragraph);
            flush();
            if (!(paragraph.getParent() instanceof ListItem)) {
                gap(paragraph);
            }
        }

        @Override
        public void visit(Heading heading) {
            visitChildren(heading);
            flush();
            gap(heading);
        }

        @Override
        public void visit(BulletList list) {
            visitChildren(list);
            gap(list);
        }

        @Override
        public void visit(OrderedList list) {
            visitChildren(list);
            gap(list);
        }

        @Override
        public void visit(ListItem item) {
            prefix = item.getParent() instanceof OrderedList ? number(item) + ". " : paint.bullet() + " ";
            indent = " ".repeat(prefix.length());
            visitChildren(item);
            indent = "";
        }

        @Override
        public void visit(FencedCodeBlock block) {
            block.getLiteral().stripTrailing().lines().forEach(line -> lines.add("  " + paint.code(line)));
            gap(block);
        }

        @Override
        public void visit(Text text) {
            add(text.getLiteral(), piece -> piece);
        }

        @Override
        public void visit(Code code) {
            add(code.getLiteral(), paint::code);
        }

        @Override
        public void visit(Emphasis emphasis) {
            add(textOf(emphasis), paint::bold);
        }

        @Override
        public void visit(StrongEmphasis emphasis) {
            add(textOf(emphasis), paint::bold);
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            glued = false;
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            flush();
        }

        private void add(String text, java.util.function.UnaryOperator<String> style) {
            if (text.startsWith(" ")) {
                glued = false;
            }
            for (String piece : text.strip().split("\\s+")) {
                if (piece.isEmpty()) {
                    continue;
                }
                var word = new Word(style.apply(piece), piece.length());
                if (glued && !words.isEmpty()) {
                    var last = words.remove(words.size() - 1);
                    word = new Word(last.shown() + word.shown(), last.width() + word.width());
                }
                words.add(word);
                glued = false;
            }
            glued = !text.endsWith(" ");
        }

        private void flush() {
            var line = new StringBuilder(prefix.isEmpty() ? indent : prefix);
            int used = line.length();
            boolean empty = true;
            for (Word word : words) {
                if (!empty && used + 1 + word.width() > width) {
                    lines.add(line.toString());
                    line = new StringBuilder(indent);
                    used = indent.length();
                    empty = true;
                }
                line.append(empty ? "" : " ").append(word.shown());
                used += word.width() + (empty ? 0 : 1);
                empty = false;
            }
            lines.add(line.toString());
            words.clear();
            prefix = "";
            glued = false;
        }

        private void gap(Node node) {
            if (node.getNext() != null) {
                lines.add("");
            }
        }

        private static int number(Node item) {
            int number = 1;
            for (Node before = item.getPrevious(); before != null; before = before.getPrevious()) {
                number++;
            }
            return number;
        }

        private static String textOf(Node node) {
            var text = new StringBuilder();
            for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                text.append(
                        child instanceof Text plain
                                ? plain.getLiteral()
                                : child instanceof Code code ? code.getLiteral() : " ");
            }
            return text.toString();
        }
    }
}
