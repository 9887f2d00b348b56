package dev.understudy.lessons.learn;

import dev.understudy.lessons.check.Checker.Verdict;
import dev.understudy.lessons.course.Course;
import dev.understudy.lessons.course.KnownMistake;
import dev.understudy.lessons.course.Mistake;
import dev.understudy.lessons.engine.Echo;
import dev.understudy.server.lab.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Leads somebody through a lesson: says what to do, runs what is typed, tells how the server saw it. Whatever calls it
 * does so from one thread, but for {@link #ask}.
 */
final class Tutor {

    private final Rehearsal rehearsal;
    private final Stage stage;
    private final Screen screen;
    private final Progress progress;
    private final Echoes echoes;
    private final Controls controls;
    private final Blackboard board;
    private final Looks looks;
    private final Shelf shelf;
    private final Prompt prompt;
    private final Recogniser recogniser;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private int hints;
    private boolean passed;
    private boolean over;
    private String typed = "";
    private Optional<Shelf.Place> elsewhere = Optional.empty();

    Tutor(Rehearsal rehearsal, Stage stage, Prompt prompt, Progress progress, Course course, Recogniser recogniser) {
        this.recogniser = recogniser;
        this.rehearsal = rehearsal;
        this.stage = stage;
        this.prompt = prompt;
        this.screen = prompt.screen();
        this.progress = progress;
        this.echoes = new Echoes(screen);
        this.controls = new Controls(stage);
        this.board = new Blackboard(screen);
        this.looks = new Looks(stage, screen);
        this.shelf = new Shelf(course, progress, screen);
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
        return new Shelf.Place(rehearsal.lesson(), rehearsal.index());
    }

    /** Shows the step one is at. */
    void show() {
        board.show(rehearsal.lesson(), rehearsal.index());
        hints = 0;
        passed = false;
    }

    /** Takes what was typed: a command, or Java. */
    void take(String input) {
        String text = input.strip();
        if (text.startsWith(":")) {
            command(text);
        } else if (!text.isEmpty()) {
            java(text);
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
        List<String> ladder = rehearsal.step().hints();
        if (ladder.isEmpty()) {
            screen.line("  No hint for this step; :solution shows the official lines.");
            return;
        }
        int at = Math.min(hints, ladder.size() - 1);
        screen.marked(screen.paint().dim((at + 1) + "/" + ladder.size()), ladder.get(at));
        hints = Math.min(hints + 1, ladder.size());
        if (hints == ladder.size()) {
            screen.line(screen.paint().dim("    That was the last hint; :solution shows the official lines."));
        }
    }

    void check() {
        look();
    }

    void solution() {
        screen.code(rehearsal.step().solution().text());
        screen.gap();
        screen.line(screen.paint().dim("  Type them, or press the up arrow afterwards to change and try again."));
    }

    void next() {
        if (!passed) {
            screen.line(
                    "  This step is not solved yet. :hint helps, :solution shows the official lines, :skip goes on.");
        } else {
            skip();
        }
    }

    void skip() {
        if (rehearsal.isLast()) {
            screen.line("  That was the last step of this lesson. :list shows the others, :quit leaves.");
            return;
        }
        if (!passed) {
            rehearsal.jumpTo(rehearsal.index() + 1);
        } else if (rehearsal.advance()) {
            screen.line(screen.paint()
                    .dim("  (Names that the next step needs were missing, so the official lines were run.)"));
        }
        show();
    }

    void back() {
        if (rehearsal.index() == 0) {
            screen.line("  This is the first step.");
            return;
        }
        rehearsal.jumpTo(rehearsal.index() - 1);
        show();
    }

    void reset() {
        rehearsal.jumpTo(rehearsal.index());
        screen.line("  Everything is as it was when this step began: the server, the time and your variables.");
        show();
    }

    Looks looks() {
        return looks;
    }

    void list() {
        shelf.list(rehearsal.lesson());
    }

    void goTo(String argument) {
        var place = shelf.find(argument, rehearsal.lesson());
        if (place.lesson().equals(rehearsal.lesson())) {
            rehearsal.jumpTo(place.step());
            show();
        } else {
            elsewhere = Optional.of(place);
            over = true;
        }
    }

    void edit() {
        prompt.edit(typed).ifPresent(text -> {
            screen.code(text);
            java(text);
        });
    }

    void time(String argument) {
        screen.line("  " + controls.time(argument));
    }

    void tripOnce(String argument) {
        screen.line("  " + controls.trip(argument));
    }

    void breakIt(String name) {
        List<Mistake> mistakes = rehearsal.step().mistakes();
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
        screen.line("  In Java the same: hint(), check(), next(), time(\"+11m\") ... Ctrl-C stops what runs.");
    }

    void say(String text) {
        screen.line(text);
    }

    void quit() {
        over = true;
    }

    private void java(String text) {
        typed = text;
        int before = stage.exchanges().size();
        var came = rehearsal.run(text);
        echoes.show(came);
        if (came.stream().anyMatch(echo -> echo.kind() == Echo.Kind.LOST)) {
            rehearsal.jumpTo(rehearsal.index());
            screen.line(
                    "  Your Java session had to be started again, at the beginning of this step; the lesson goes on.");
        } else {
            List<Exchange> seen = stage.exchanges();
            notice(seen.subList(Math.min(before, seen.size()), seen.size()));
            if (seen.size() > before && !passed) {
                look();
            }
        }
    }

    /** Tells about mistakes that are known by what the server answered. */
    private void notice(List<Exchange> fresh) {
        for (KnownMistake known : recogniser.newOnes(fresh)) {
            progress.met(known.number());
            board.known(known, progress.met(), recogniser.size());
        }
    }

    private void command(String text) {
        Commands.find(text)
                .ifPresentOrElse(
                        command -> command.run(this, text),
                        () -> screen.line("  There is no " + text.split("\\s", 2)[0] + "; :help lists the commands."));
    }

    private void look() {
        List<Verdict> verdicts = rehearsal.verdicts();
        board.tell(verdicts);
        if (verdicts.stream().allMatch(Verdict::holds)) {
            passed = true;
            progress.solved(rehearsal.lesson(), rehearsal.index());
            String next = shelf.after(rehearsal.lesson())
                    .map(lesson -> ", :goto " + lesson.head().number() + " begins the next lesson")
                    .orElse("");
            board.solved(
                    rehearsal.step(), rehearsal.isLast() ? "and this was the last step" + next : "and :next goes on");
        }
    }

    private void make(Mistake mistake) {
        screen.line(screen.paint().dim("  To be seen: " + mistake.name()));
        screen.code(mistake.code().text());
        rehearsal.make(mistake, (came, verdicts) -> {
            echoes.show(came);
            board.happened(verdicts);
            recogniser.newOnes(stage.exchanges()).forEach(known -> progress.met(known.number()));
        });
        screen.gap();
        screen.prose(mistake.why());
        screen.gap();
        screen.line(screen.paint().dim("  The server is back to how it was before this mistake."));
    }
}
