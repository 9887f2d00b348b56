package dev.understudy.lessons.course;

import dev.understudy.lessons.check.Unreadable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads a lesson from its Markdown. Lines {@code key: value} come first, then a heading for every step. */
public final class LessonFile {

    /** No lesson is longer than this, in characters. */
    public static final int MAX_LENGTH = 64_000;

    private static final Set<String> KEYS = Set.of("title", "minutes", "documents", "objective", "needs", "world");

    private final String file;
    private final List<String> lines;

    private LessonFile(String file, String markdown) {
        this.file = file;
        this.lines = markdown.lines().toList();
    }

    /**
     * Reads a lesson.
     *
     * @param file the file's name
     * @throws BadLesson if something is missing or cannot be understood
     */
    public static Lesson read(String file, String markdown) {
        if (markdown.length() > MAX_LENGTH) {
            throw new BadLesson(file, 1, "longer than " + MAX_LENGTH + " characters");
        }
        return new LessonFile(file, markdown).lesson();
    }

    private Lesson lesson() {
        int end = headEnd();
        var head = head(end);
        var intro = new StringBuilder();
        var steps = new ArrayList<Step>();
        Optional<StepDraft> draft = Optional.empty();
        Node document = Parser.builder()
                .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                .build()
                .parse("\n".repeat(end) + String.join("\n", lines.subList(end, lines.size())) + "\n");
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                draft.map(this::finish).ifPresent(steps::add);
                draft = Optional.of(new StepDraft(title(heading), lineOf(node)));
            } else if (draft.isEmpty()) {
                intro.append(source(node)).append("\n\n");
            } else {
                add(draft.get(), node);
            }
        }
        draft.map(this::finish).ifPresent(steps::add);
        if (steps.isEmpty()) {
            throw new BadLesson(file, lines.size(), "no step: a step begins with a line like '## Trade the code'");
        }
        return new Lesson(head, intro.toString().strip(), steps);
    }

    private Step finish(StepDraft draft) {
        try {
            return draft.step();
        } catch (Unreadable e) {
            throw new BadLesson(file, e.line(), e.reason());
        }
    }

    private void add(StepDraft draft, Node node) {
        try {
            if (node instanceof FencedCodeBlock fence && StepDraft.isTyped(fence.getInfo())) {
                draft.fence(fence.getInfo().strip(), fence.getLiteral().stripTrailing(), lineOf(node) + 1);
            } else {
                draft.prose(source(node));
            }
        } catch (Unreadable e) {
            throw new BadLesson(file, e.line(), e.reason());
        }
    }

    private int headEnd() {
        int end = 0;
        while (end < lines.size() && !lines.get(end).isBlank()) {
            end++;
        }
        return end;
    }

    private Lesson.Head head(int end) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < end; i++) {
            int colon = lines.get(i).indexOf(':');
            String key = colon < 0 ? "" : lines.get(i).substring(0, colon).strip();
            if (!KEYS.contains(key)) {
                throw new BadLesson(
                        file,
                        i + 1,
                        "the top of a lesson has lines like 'title: ...' for "
                                + KEYS.stream().sorted().toList());
            }
            values.put(key, lines.get(i).substring(colon + 1).strip());
        }
        return new Lesson.Head(
                file,
                required(values, "title", end),
                minutes(required(values, "minutes", end), end),
                values.getOrDefault("documents", ""),
                required(values, "objective", end),
                List.of(values.getOrDefault("needs", "").split("[,\\s]+")).stream()
                        .filter(name -> !name.isEmpty())
                        .toList(),
                values.getOrDefault("world", ""));
    }

    private int minutes(String text, int line) {
        if (!text.matches("[1-9]\\d?")) {
            throw new BadLesson(file, line, "minutes is a number from 1 to 99, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private String required(Map<String, String> values, String key, int line) {
        String value = values.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw new BadLesson(file, Math.max(1, line), "the top of the lesson lacks '" + key + ": ...'");
        }
        return value;
    }

    private static int lineOf(Node node) {
        return node.getSourceSpans().get(0).getLineIndex() + 1;
    }

    private String source(Node node) {
        var spans = node.getSourceSpans();
        int from = spans.get(0).getLineIndex();
        int to = spans.get(spans.size() - 1).getLineIndex();
        return String.join("\n", lines.subList(from, to + 1));
    }

    private static String title(Heading heading) {
        var title = new StringBuilder();
        for (Node node = heading.getFirstChild(); node != null; node = node.getNext()) {
            title.append(node instanceof Text text ? text.getLiteral() : literal(node));
        }
        return title.toString();
    }

    private static String literal(Node node) {
        return node instanceof org.commonmark.node.Code code ? code.getLiteral() : "";
    }
}
