package dev.understudy.lessons.engine;

/**
 * What came of one snippet.
 *
 * @param kind how it went
 * @param name the variable that holds the value, if there is one
 * @param text the value, the error in words, or nothing
 */
public record Echo(Kind kind, String name, String text) {

    /** How a snippet went. */
    public enum Kind {
        /** It gave a value. */
        VALUE,
        /** It declared something or did something, without a value to show. */
        DONE,
        /** It did not compile. */
        REJECTED,
        /** It threw an exception. */
        THREW,
        /** It was stopped, and the session lives on. */
        STOPPED,
        /** It would not be stopped: its JVM was ended for it, and every variable is gone. */
        KILLED,
        /** Its JVM is gone by itself, and every variable with it. */
        LOST
    }

    /** Whether every variable is gone. */
    public boolean isEnd() {
        return kind == Kind.KILLED || kind == Kind.LOST;
    }

    /** Whether the snippet did what it says. */
    public boolean isGood() {
        return kind == Kind.VALUE || kind == Kind.DONE;
    }
}
