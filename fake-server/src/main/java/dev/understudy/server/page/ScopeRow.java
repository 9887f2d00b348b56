package dev.understudy.server.page;

/**
 * A scope on the consent page.
 *
 * @param value the scope
 * @param text what it allows, in Google's words
 * @param choice whether it can be left out
 */
public record ScopeRow(String value, String text, Choice choice) {

    /** Whether a scope can be left out. */
    public enum Choice {
        /** It cannot: it goes with the sign-in, or it is all that is asked for. */
        FIXED,
        /** A box with a tick. */
        TICKED,
        /** A box without. */
        UNTICKED
    }

    /** A scope that cannot be left out. */
    public ScopeRow(String value, String text) {
        this(value, text, Choice.FIXED);
    }

    /** Whether it has a box. */
    public boolean hasBox() {
        return choice != Choice.FIXED;
    }

    /** Whether its box has a tick. */
    public boolean isTicked() {
        return choice == Choice.TICKED;
    }
}
