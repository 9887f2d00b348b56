package dev.understudy.lessons.learn;

import java.io.Console;

/** Whether somebody sits at a terminal. */
final class Keyboard {

    private Keyboard() {}

    /** Since 22 there is a console even over a pipe, and a method, unknown to 17, that tells. */
    @SuppressWarnings("SystemConsoleNull")
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
