package dev.understudy.lessons.learn;

import dev.understudy.lessons.engine.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads from a stream and shows what it read, so that the output alone can be followed. */
final class PipedPrompt implements Prompt {

    private final BufferedReader in;
    private final Screen screen;
    private CompletableFuture<Session> session = new CompletableFuture<>();

    private PipedPrompt(BufferedReader in, Screen screen) {
        this.in = in;
        this.screen = screen;
    }

    static PipedPrompt open(InputStream in, PrintStream out) {
        var utf8 = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new PipedPrompt(
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
                new Screen(utf8, Paint.PLAIN, () -> 80));
    }

    @Override
    public Screen screen() {
        return screen;
    }

    @Override
    public InputStream input() {
        return new LearnerInput(this::line);
    }

    @Override
    public void expect(CompletableFuture<Session> coming) {
        session = coming;
    }

    @Override
    public Optional<String> read(String place) {
        Optional<String> line = line();
        String text = line.orElse("");
        line.ifPresent(shown -> screen.asIs(place + "> " + shown));
        while (line.isPresent() && !text.isBlank() && !Snippets.isWhole(text, session)) {
            line = line();
            text += "\n" + line.orElse("");
            line.ifPresent(shown -> screen.asIs(" ".repeat(place.length()) + "> " + shown));
        }
        return line.isPresent() || !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    @Override
    public Optional<String> edit(String text) {
        screen.line("  There is no terminal to edit at; type the lines again.");
        return Optional.empty();
    }

    @Override
    public void close() {
        // Standard input and output are not ours to close.
    }

    private Optional<String> line() {
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
