package dev.understudy.lessons.learn;

import dev.understudy.lessons.check.Checker.Verdict;
import dev.understudy.lessons.course.Mistake;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Leads somebody through a lesson: says what to do, runs what is typed, tells how the server saw it. Whatever calls it
 * does so from one thread, but for {@link #ask}.
 */
final class Tutor {

    private final Play play;
    private final Screen screen;
    private final Heed heed;
    private final Echoes echoes;
    private final Controls controls;
    private final Blackboard board;
    private final Ticks ticks;
    private final Looks looks;
    private final Shelf shelf;
    private final Prompt prompt;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private boolean over;
    private String typed = "";
    private Optional<Shelf.Place> elsewhere = Optional.empty();

    Tutor(Play play, Prompt prompt, Venue venue) {
        this.play = play;
        this.prompt = prompt;
        this.screen = prompt.screen();
        this.heed = new Heed(venue.orders());
        this.echoes = new Echoes(screen);
        this.controls = new Controls(play.stage());
        this.board = new Blackboard(screen);
        this.ticks = new Ticks(play, screen);
        this.looks = new Looks(play.stage(), screen);
        this.shelf = new Shelf(venue.course(), venue.progress(), screen);
    }

    boolean isOver() {
        return over;
    }

    /** Where to go on, if that is in another lesson. */
    Optional<Shelf.Place> elsewhere() {
        return elsewhere;
    }

    /** The lesson and step one is at. */
    Shelf.Place place() {
        return new Shelf.Place(play.lesson(), play.index());
    }

    /** Shows the step one is at. */
    void show() {
        ticks.told(play.glance());
        board.show(play.lesson(), play.index());
    }

    /** Takes what was typed: a command, or Java. */
    void take(String input) {
        String text = input.strip();
        try {
            if (heed.begunAgain(play, screen)) {
                show();
            }
            if (text.startsWith(":")) {
                command(text);
            } else if (!text.isEmpty()) {
                java(text);
            }
        } catch (ClassApi.Silent | ClassApi.Refused e) {
            screen.line("  " + e.getMessage());
        }
        for (String next = asked.poll(); next != null && !over; next = asked.poll()) {
            command(next);
        }
    }

    /** Takes a command from within the learner's Java: it needs the session, so it waits until the snippet is done. */
    String ask(String command) {
        asked.add(command);
        return "";
    }

    void hint() {
        var next = play.hint();
        if (next.isEmpty()) {
            screen.line("  No hint for this step; :solution shows the official lines.");
            return;
        }
        var hint = next.get();
        screen.marked(screen.paint().dim(hint.number() + "/" + hint.of()), hint.text());
        if (hint.isLast()) {
            screen.line(screen.paint().dim("    That was the last hint; :solution shows the official lines."));
        }
    }

    void check() {
        look();
    }

    void solution() {
        screen.java(play.step().solution().text());
        screen.gap();
        screen.line(screen.paint().dim("  Type them, or press the up arrow afterwards to change and try again."));
    }

    void next() {
        if (!play.passed()) {
            screen.line(
                    "  This step is not solved yet. :hint helps, :solution shows the official lines, :skip goes on.");
        } else {
            skip();
        }
    }

    void skip() {
        if (play.isLast()) {
            screen.line("  That was the last step of this lesson. :list shows the others, :quit leaves.");
            return;
        }
        if (play.next()) {
            screen.line(screen.paint()
                    .dim("  (Names that the next step needs were missing, so the official lines were run.)"));
        }
        show();
    }

    void back() {
        if (play.index() == 0) {
            screen.line("  This is the first step.");
            return;
        }
        play.go(play.index() - 1);
        show();
    }

    void reset() {
        play.go(play.index());
        screen.line("  Everything is as it was when this step began: the server, the time and your variables.");
        show();
    }

    Looks looks() {
        return looks;
    }

    void list() {
        shelf.list(play.lesson());
    }

    void goTo(String argument) {
        var place = shelf.find(argument, play.lesson());
        if (place.lesson().equals(play.lesson())) {
            play.go(place.step());
            show();
        } else {
            elsewhere = Optional.of(place);
            over = true;
        }
    }

    void edit() {
        prompt.edit(typed).ifPresent(text -> {
            screen.java(text);
            if (text.equals(typed.strip())) {
                screen.line("  Nothing was changed, so nothing is run.");
            } else {
                java(text);
            }
        });
    }

    void time(String argument) {
        screen.line("  " + controls.time(argument));
    }

    void tripOnce(String argument) {
        screen.line("  " + controls.trip(argument));
    }

    void breakIt(String name) {
        List<Mistake> mistakes = play.step().mistakes();
        if (mistakes.isEmpty()) {
            screen.line(
                    "  This step has no mistake to make on purpose. Make your own: nothing here can break for good.");
        } else if (name.isEmpty()) {
            screen.line("  What would you like to see go wrong?");
            for (int i = 0; i < mistakes.size(); i++) {
                screen.line("    :break " + (i + 1) + "   " + mistakes.get(i).name());
            }
        } else {
            Choice.among(mistakes, name)
                    .ifPresentOrElse(this::make, () -> screen.line("  There is no such mistake; :break lists them."));
        }
    }

    void help() {
        screen.line("  Type Java, or one of these:");
        Commands.all().forEach(command -> screen.line(command.line(screen.paint())));
        screen.gap();
        screen.line("  In Java too: hint(), check(), time(\"+11m\") ... Ctrl-C stops what runs.");
    }

    void say(String text) {
        screen.line(text);
    }

    void quit() {
        over = true;
    }

    private void java(String text) {
        typed = text;
        var turn = ticks.during(() -> play.run(text));
        echoes.show(turn.echoes());
        if (turn.begunAgain()) {
            screen.line(
                    "  Your Java session had to be started again, at the beginning of this step; the lesson goes on.");
        }
        turn.known().forEach(known -> board.known(known, play.met(), play.knownMistakes()));
        if (turn.isNews() && !play.passed()) {
            look();
        }
    }

    private void command(String text) {
        Commands.find(text)
                .ifPresentOrElse(
                        command -> command.run(this, text),
                        () -> screen.line("  There is no " + text.split("\\s", 2)[0] + "."
                                + Commands.meant(text)
                                        .map(name -> " Did you mean " + name + "?")
                                        .orElse("")
                                + " :help lists the commands."));
    }

    private void look() {
        List<Verdict> verdicts = play.look();
        ticks.told(verdicts);
        board.tell(verdicts);
        if (verdicts.stream().allMatch(Verdict::holds)) {
            String next = shelf.after(play.lesson())
                    .map(lesson -> ", :goto " + lesson.head().number() + " begins the next lesson")
                    .orElse("");
            board.solved(play.step(), play.isLast() ? "and this was the last step" + next : "and :next goes on");
        }
    }

    private void make(Mistake mistake) {
        screen.line(screen.paint().dim("  To be seen: " + mistake.name()));
        screen.java(mistake.code().text());
        var made = play.make(mistake);
        echoes.show(made.echoes());
        board.happened(made.verdicts());
        screen.gap();
        screen.prose(mistake.why());
        screen.gap();
        screen.line(screen.paint().dim("  The server is back to how it was before this mistake."));
    }
}
