package dev.understudy.lessons.course;

import dev.understudy.lessons.check.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * The mistakes that developers ask about most. In {@code mistakes.md} each has a heading {@code ## 9 Malformed auth
 * code}, a fence {@code java mistake} that makes it, and an {@code expect} by which it is known.
 *
 * @param mistakes the mistakes, in the order of their numbers
 */
public record MistakeBook(List<KnownMistake> mistakes) {

    private static final String FILE = "mistakes.md";
    private static final Pattern TITLE = Pattern.compile("(\\d{1,2})\\s+(.+)");

    public MistakeBook {
        mistakes = List.copyOf(mistakes);
    }

    /** The book that came with the command. */
    public static MistakeBook bundled() {
        try (InputStream in = MistakeBook.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not among the lessons");
            }
            return read(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the mistakes cannot be read", e);
        }
    }

    /** All of them as one step's mistakes, to be played like any other. */
    public Lesson asLesson() {
        var head = new Lesson.Head(FILE, "The mistakes", 1, "none", "see them all", List.of(), "");
        var nothing = new Code("", 1);
        var step = new Step(
                "All of them",
                "",
                Optional.empty(),
                Optional.empty(),
                nothing,
                List.of(),
                List.of(),
                mistakes.stream().map(KnownMistake::mistake).toList(),
                "",
                new Step.Extras(Optional.empty(), Optional.empty(), Set.of()),
                1);
        return new Lesson(head, "", List.of(step));
    }

    /**
     * Reads a book.
     *
     * @throws BadLesson if something is missing or cannot be understood
     */
    static MistakeBook read(String file, String markdown) {
        var mistakes = new ArrayList<KnownMistake>();
        Optional<Matcher> title = Optional.empty();
        Optional<Code> code = Optional.empty();
        Node document = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .build()
                .parse(markdown);
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            int line = node.getSourceSpans().get(0).getLineIndex() + 1;
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                title = Optional.of(title(file, heading, line));
            } else if (node instanceof FencedCodeBlock fence) {
                String text = fence.getLiteral().stripTrailing();
                if (fence.getInfo().strip().equals("java mistake")) {
                    code = Optional.of(new Code(text, line + 1));
                } else {
                    mistakes.add(mistake(file, title, code, new Code(text, line + 1)));
                    code = Optional.empty();
                }
            }
        }
        return new MistakeBook(mistakes);
    }

    private static Matcher title(String file, Heading heading, int line) {
        String text = heading.getFirstChild() instanceof Text plain ? plain.getLiteral() : "";
        Matcher found = TITLE.matcher(text);
        if (!found.matches()) {
            throw new BadLesson(file, line, "a mistake begins with a line like '## 9 Malformed auth code'");
        }
        return found;
    }

    private static KnownMistake mistake(String file, Optional<Matcher> title, Optional<Code> code, Code expect) {
        if (title.isEmpty() || code.isEmpty()) {
            throw new BadLesson(file, expect.line(), "before an expect come a heading and a fence 'java mistake'");
        }
        try {
            String name = title.get().group(2);
            int number = Integer.parseInt(title.get().group(1));
            return new KnownMistake(number, Mistake.read(name, code.get(), expect));
        } catch (Unreadable e) {
            throw new BadLesson(file, e.line(), e.reason());
        }
    }
}
