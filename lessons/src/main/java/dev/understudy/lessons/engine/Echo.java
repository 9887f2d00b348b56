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
        /** Its JVM is gone, and every variable with it. */
        LOST
    }

    /** Whether the snippet did what it says. */
    public boolean isGood() {
        return kind == Kind.VALUE || kind == Kind.DONE;
    }
}
