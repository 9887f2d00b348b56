package dev.understudy.lessons.learn;

import dev.understudy.lessons.engine.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import jdk.jshell.SourceCodeAnalysis;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal: line editing, completion, several lines at once; Ctrl-C stops what runs and nothing else. */
final class TerminalPrompt implements Prompt {

    private final Terminal terminal;
    private final Screen screen;
    private final LineReader reader;
    private final Documentation documentation = new Documentation();
    private CompletableFuture<Session> session = new CompletableFuture<>();

    private TerminalPrompt(Terminal terminal) {
        this.terminal = terminal;
        var out = new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
        screen = new Screen(
                out,
                Paint.of(terminal.encoding()),
                () -> terminal.getSize().getColumns(),
                () -> terminal.getSize().getRows());
        reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("understudy")
                .parser(this::parse)
                .completer(completer())
                .highlighter(new JavaHighlighter(screen.paint()))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P  > ")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.AUTO_FRESH_LINE, true)
                .build();
        terminal.handle(Terminal.Signal.INT, signal -> stop());
    }

    static TerminalPrompt open() {
        try {
            return new TerminalPrompt(
                    TerminalBuilder.builder().system(true).nativeSignals(true).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Screen screen() {
        return screen;
    }

    @Override
    public InputStream input() {
        return new LearnerInput(this::answer);
    }

    @Override
    public void expect(CompletableFuture<Session> coming) {
        session = coming;
    }

    @Override
    public Optional<String> read(String place) {
        while (true) {
            try {
                return Optional.of(reader.readLine(screen.paint().accent(place + "> ")));
            } catch (UserInterruptException e) {
                screen.line(screen.paint().dim("  Ctrl-C stops what runs. :quit leaves the lesson."));
            } catch (EndOfFileException e) {
                return Optional.empty();
            }
        }
    }

    @Override
    public Optional<String> edit(String text) {
        return Editor.ofUser().map(editor -> editor.edit(text)).orElseGet(() -> {
            screen.line("  No editor: set EDITOR, or press the up arrow to change your last lines here.");
            return Optional.empty();
        });
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        if (session.isDone() && !session.isCompletedExceptionally()) {
            session.join().stop();
        }
    }

    /** A line for a snippet that reads; Ctrl-C while it waits stops the snippet. */
    private Optional<String> answer() {
        try {
            var plain = LineReaderBuilder.builder().terminal(terminal).build();
            return Optional.of(plain.readLine(""));
        } catch (UserInterruptException e) {
            stop();
            return Optional.empty();
        } catch (EndOfFileException e) {
            return Optional.empty();
        }
    }

    private ParsedLine parse(String line, int cursor, Parser.ParseContext context) {
        if (context == Parser.ParseContext.ACCEPT_LINE && !Snippets.isWhole(line, session)) {
            throw new EOFError(-1, cursor, "more is to come", "");
        }
        return new TypedLine(line, cursor);
    }

    private Completer completer() {
        return (ignored, line, candidates) -> {
            if (line.line().startsWith(":")) {
                Commands.all().forEach(command -> candidates.add(candidate(command.name(), command.help())));
            } else if (session.isDone() && !session.isCompletedExceptionally()) {
                candidates.addAll(java(line));
            }
        };
    }

    private List<Candidate> java(ParsedLine line) {
        var analysis = session.join().analysis();
        var anchor = new int[1];
        var suggestions = analysis.completionSuggestions(line.line(), line.cursor(), anchor);
        int wordStart = line.cursor() - line.wordCursor();
        Optional<String> owner = owner(line.line().substring(0, wordStart), analysis);
        return suggestions.stream()
                .filter(suggestion ->
                        anchor[0] == wordStart && suggestion.continuation().startsWith(line.word()))
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .distinct()
                .map(name -> candidate(name, about(owner, name.replaceAll("\\W.*", ""))))
                .toList();
    }

    private String about(Optional<String> owner, String name) {
        return owner.isPresent()
                ? owner.flatMap(type -> documentation.of(type, name)).orElse("")
                : documentation
                        .of(name)
                        .or(() -> documentation.of("Verbs", name))
                        .orElse("");
    }

    /** The simple name of the type whose members stand after the dot that this text ends with. */
    private static Optional<String> owner(String before, SourceCodeAnalysis analysis) {
        if (!before.endsWith(".")) {
            return Optional.empty();
        }
        String expression = before.substring(0, before.length() - 1);
        String type = analysis.analyzeType(expression, expression.length());
        String name = type == null ? expression.replaceAll("(?s).*\\W", "") : type;
        return Optional.of(name.replaceAll("<.*", "").replaceAll(".*\\.", ""));
    }

    private static Candidate candidate(String value, String help) {
        return new Candidate(value, value, null, help.isEmpty() ? null : help, null, null, false);
    }

    /** What was typed, and the name at the cursor. */
    private record TypedLine(String line, int cursor) implements CompletingParsedLine {

        @Override
        public String word() {
            return line.substring(start(), cursor);
        }

        @Override
        public int wordCursor() {
            return cursor - start();
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return word().length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }

        private int start() {
            int start = cursor;
            while (start > 0 && isOfName(line.charAt(start - 1))) {
                start--;
            }
            return start;
        }

        private static boolean isOfName(char character) {
            return Character.isJavaIdentifierPart(character) || character == ':';
        }
    }
}
