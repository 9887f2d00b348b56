package dev.understudy.lessons.learn;

import dev.understudy.lessons.course.Lesson;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

/** A lesson from the greeting to the goodbye. The prompt comes at once; the fake and the session start behind it. */
final class Conversation {

    private final Prompt prompt;
    private final Venue venue;
    private final AtomicReference<Tutor> tutor = new AtomicReference<>();

    private Shelf.Place place;

    private Conversation(Shelf.Place place, Prompt prompt, Venue venue) {
        this.place = place;
        this.prompt = prompt;
        this.venue = venue;
    }

    /** At the terminal if there is one, else over standard input. */
    static Conversation about(Lesson lesson, Venue venue) {
        return about(lesson, venue, Keyboard.isThere() ? TerminalPrompt.open() : Prompt.piped());
    }

    static Conversation about(Lesson lesson, Venue venue, Prompt prompt) {
        return new Conversation(new Shelf.Place(lesson, 0), prompt, venue);
    }

    /** Plays it; gives the exit code. */
    int hold() {
        try (prompt) {
            var backstage = CompletableFuture.supplyAsync(this::open);
            try {
                greet();
                return play(backstage);
            } finally {
                backstage.thenAccept(Backstage::close).exceptionally(e -> null).join();
            }
        }
    }

    private Backstage open() {
        return Backstage.open(venue.stages().get(), prompt.screen().stream(), prompt.input(), this::ask);
    }

    private String ask(String command) {
        return Optional.ofNullable(tutor.get()).map(known -> known.ask(command)).orElse("");
    }

    private int play(CompletableFuture<Backstage> backstage) {
        // The first step is shown before the session is there: reading takes longer than starting.
        board().show(place.lesson(), place.step());
        var ready = backstage.thenApplyAsync(this::begin);
        prompt.expect(ready.thenApply(known -> backstage.join().session()));
        while (true) {
            Optional<String> line = prompt.read(place.lesson().head().number() + "." + (place.step() + 1));
            if (line.isEmpty()) {
                return 0;
            }
            Tutor leading = join(ready);
            leading.take(line.get());
            if (leading.isOver() && leading.elsewhere().isEmpty()) {
                return 0;
            }
            place = leading.elsewhere().orElseGet(leading::place);
            if (leading.isOver()) {
                greet();
                board().show(place.lesson(), place.step());
                ready = backstage.thenApply(this::begin);
            }
        }
    }

    private Tutor begin(Backstage backstage) {
        var play = Play.begin(backstage, place.lesson(), place.step(), venue.progress());
        var begun = new Tutor(play, prompt, venue);
        tutor.set(begun);
        return begun;
    }

    private Blackboard board() {
        return new Blackboard(prompt.screen());
    }

    private static Tutor join(CompletableFuture<Tutor> ready) {
        try {
            return ready.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io;
            }
            throw new IllegalStateException("the lesson could not be started: " + e.getCause(), e);
        }
    }

    private void greet() {
        var screen = prompt.screen();
        var lesson = place.lesson();
        var head = lesson.head();
        screen.gap();
        screen.line(screen.paint().accent("Lesson " + head.number() + "  " + head.title())
                + screen.paint().dim("  about " + head.minutes() + " minutes"));
        screen.line(screen.paint().dim("You will " + head.objective() + "."));
        screen.gap();
        if (!lesson.intro().isEmpty()) {
            screen.prose(lesson.intro());
            screen.gap();
        }
        screen.line(screen.paint().dim("Type Java at the prompt. :help lists what else there is, :quit leaves."));
    }
}
