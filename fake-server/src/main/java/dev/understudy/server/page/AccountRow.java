package dev.understudy.server.page;

import java.util.Locale;

/**
 * An account on a page.
 *
 * @param index its place on the page, from 0
 * @param name the full name
 * @param email the address
 */
public record AccountRow(int index, String name, String email) {

    /** How many colours the style sheet has for the round initials. */
    private static final int COLOURS = 6;

    /** The letter in the picture's place. */
    public String initial() {
        String text = name.isBlank() ? email : name;
        return text.isEmpty() ? "?" : Character.toString(text.codePointAt(0)).toUpperCase(Locale.ROOT);
    }

    /** The colour of the initial: always the same for the same address. */
    public String colour() {
        return "c" + Math.floorMod(email.hashCode(), COLOURS);
    }
}
