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
            case REJECTED -> echo.text().lines().forEach(line -> screen.line("  " + paint.bad(line)));
            case THREW -> echo.text().lines().forEach(line -> screen.line("  " + paint.bad(line)));
            case STOPPED -> screen.line("  " + paint.bad("Stopped."));
            case LOST -> screen.line("  " + paint.bad("The JVM that ran your lines is gone."));
        }
    }

    private void value(Echo echo) {
        String text = echo.text().length() <= LONGEST
                ? echo.text()
                : echo.text().substring(0, LONGEST) + " ... (" + echo.text().length() + " characters)";
        String name = echo.name().isEmpty() ? "" : screen.paint().dim(echo.name() + " ==> ");
        screen.line(name + (text.contains("\n") && !name.isEmpty() ? "\n" : "") + text);
    }
}
