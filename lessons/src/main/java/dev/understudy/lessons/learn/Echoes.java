package dev.understudy.lessons.learn;

import dev.understudy.lessons.engine.Echo;
import java.util.List;

/** Shows what came of the learner's lines. */
final class Echoes {

    private static final int LONGEST = 2_000;

    private final Screen screen;

    Echoes(Screen screen) {
        this.screen = screen;
    }

    void show(List<Echo> echoes) {
        echoes.forEach(this::show);
    }

    private void show(Echo echo) {
        var paint = screen.paint();
        switch (echo.kind()) {
            case VALUE -> value(echo);
            case DONE -> {}
            case REJECTED -> echo.text().lines().forEach(this::complaint);
            case THREW ->
                echo.text()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .forEach(line -> screen.line("  " + paint.bad(line)));
            case STOPPED -> screen.line("  " + paint.bad("Stopped."));
            case KILLED ->
                screen.line("  " + paint.bad("Stopped. The JVM that ran your lines had to be ended for it."));
            case LOST -> screen.line("  " + paint.bad("The JVM that ran your lines is gone."));
        }
    }

    private void value(Echo echo) {
        String text = echo.text().length() <= LONGEST
                ? echo.text()
                : echo.text().substring(0, LONGEST) + " ... (" + echo.text().length() + " characters)";
        String name = echo.name().isEmpty() ? "" : screen.paint().dim(echo.name() + " ==> ");
        List<String> lines = text.lines().toList();
        if (lines.size() <= 1) {
            screen.asIs(name + text);
            return;
        }
        screen.asIs(name);
        boolean whole = lines.size() - 1 <= screen.linesOfValue();
        int shown = whole ? lines.size() : screen.linesOfValue();
        lines.subList(0, shown).forEach(screen::asIs);
        if (!whole) {
            screen.line(screen.paint()
                    .dim("  ... " + (lines.size() - shown) + " more lines; System.out.println(" + echo.name()
                            + ") shows them all."));
        }
    }

    /** A sentence of the compiler's, or a line of source and the mark under it, which belong together. */
    private void complaint(String line) {
        String painted = "  " + screen.paint().bad(line);
        if (line.startsWith("  ")) {
            screen.asIs(painted);
        } else {
            screen.line(painted);
        }
    }
}
