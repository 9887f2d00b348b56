package dev.understudy.lessons.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the check language. */
public final class ClauseReader {

    private static final String OPS = "(=|!=|present|absent|contains|matches|in|as)";
    private static final Pattern TARGET = Pattern.compile("(\\*|[\\w.-]+)(?:\\s*->\\s*(\\d{3}|[1-5]xx))?");
    private static final Pattern COUNT = Pattern.compile("count\\s+(.+?)\\s*=\\s*(\\d+)");
    private static final Pattern RECORD =
            Pattern.compile("record\\s+(\\w+)\\[([^\\]]*)](?:\\.(\\w+))?\\s+" + OPS + "(?:\\s+(.*))?");
    private static final Pattern VALUE = Pattern.compile("value\\s+(.+?)\\s" + OPS + "(?:\\s+(.*))?");
    private static final Pattern CONDITION = Pattern.compile("(\\S+)\\s+" + OPS + "(?:\\s+(.*))?");

    private final List<Clause> clauses = new ArrayList<>();
    private Optional<Draft> draft = Optional.empty();

    private ClauseReader() {}

    /** A clause about exchanges, whose conditions are still coming. */
    private record Draft(String kind, Target target, List<Condition> conditions, Optional<String> why, int line) {

        Clause finish() {
            return kind.equals("never")
                    ? new Never(target, conditions, why, line)
                    : new Seen(target, kind.equals("then"), conditions, why, line);
        }
    }

    /**
     * The clauses of a fence.
     *
     * @param text the text within the fence
     * @param firstLine the number of its first line in the file
     * @throws Unreadable if a line cannot be understood
     */
    public static List<Clause> read(String text, int firstLine) {
        var reader = new ClauseReader();
        int line = firstLine;
        for (String each : text.split("\n", -1)) {
            if (!each.isBlank()) {
                reader.line(each.strip(), line);
            }
            line++;
        }
        reader.finish();
        return List.copyOf(reader.clauses);
    }

    private void line(String source, int line) {
        String[] parts = source.split("\\s+\\|\\s+", 2);
        String text = parts[0].strip();
        Optional<String> why = parts.length > 1 ? Optional.of(parts[1].strip()) : Optional.empty();
        String first = text.split("\\s+", 2)[0];
        if (Place.of(first).isPresent() && CONDITION.matcher(text).matches()) {
            condition(text, why, line);
            return;
        }
        finish();
        switch (first) {
            case "then", "never" -> begin(first, text.substring(first.length()).strip(), why, line);
            case "count" -> clauses.add(count(text, why, line));
            case "record" -> clauses.add(record(text, why, line));
            case "value" -> clauses.add(value(text, why, line));
            default -> begin("", text, why, line);
        }
    }

    private void begin(String kind, String target, Optional<String> why, int line) {
        draft = Optional.of(new Draft(kind, target(target, line), new ArrayList<>(), why, line));
    }

    private void finish() {
        draft.map(Draft::finish).ifPresent(clauses::add);
        draft = Optional.empty();
    }

    private void condition(String text, Optional<String> why, int line) {
        Matcher found = matched(CONDITION, text, line);
        Op op = op(found.group(2), found.group(3), line);
        Place place = Place.of(found.group(1)).orElseThrow();
        String wanted = found.group(3) == null ? "" : found.group(3).strip();
        draft.orElseThrow(() -> new Unreadable(line, "'" + text + "' belongs under a line like 'token -> 200'"))
                .conditions()
                .add(new Condition(place, place.nameIn(found.group(1)), op, wanted, why, text));
    }

    private static Target target(String text, int line) {
        Matcher found = matched(TARGET, text, line);
        return new Target(found.group(1), Optional.ofNullable(found.group(2)));
    }

    private static Clause count(String text, Optional<String> why, int line) {
        Matcher found = matched(COUNT, text, line);
        return new Count(target(found.group(1), line), Long.parseLong(found.group(2)), why, line);
    }

    private static Clause record(String text, Optional<String> why, int line) {
        Matcher found = matched(RECORD, text, line);
        Op op = op(found.group(4), found.group(5), line);
        String field = found.group(3) == null ? "" : found.group(3);
        String wanted = found.group(5) == null ? "" : found.group(5).strip();
        return new RecordIs(found.group(1), found.group(2), field, op, wanted, why, line);
    }

    private static Clause value(String text, Optional<String> why, int line) {
        Matcher found = matched(VALUE, text, line);
        Op op = op(found.group(2), found.group(3), line);
        String wanted = found.group(3) == null ? "" : found.group(3).strip();
        return new ValueIs(found.group(1), op, wanted, why, line);
    }

    private static Op op(String word, @org.jspecify.annotations.Nullable String value, int line) {
        Op op = Op.of(word).orElseThrow(() -> new Unreadable(line, "'" + word + "' is no comparison"));
        String given = value == null ? "" : value.strip();
        if (given.isEmpty() == op.takesValue()) {
            throw new Unreadable(line, "'" + word + "' takes " + (op.takesValue() ? "a value" : "no value"));
        }
        if (op == Op.AS && !given.matches("\\$\\w+")) {
            throw new Unreadable(line, "after 'as' comes a name like $code");
        }
        return op;
    }

    private static Matcher matched(Pattern pattern, String text, int line) {
        Matcher found = pattern.matcher(text);
        if (!found.matches()) {
            throw new Unreadable(line, "'" + text + "' is no clause; see docs/writing-lessons.md");
        }
        return found;
    }
}
