package dev.understudy.server.page;

import dev.understudy.server.model.User;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * An account on a page.
 *
 * @param index its place on the page, from 0
 * @param name the full name
 * @param email the address
 * @param isSignedOut whether it has to sign in while others need not
 */
public record AccountRow(int index, String name, String email, boolean isSignedOut) {

    /** How many colours the style sheet has for the round initials. */
    private static final int COLOURS = 6;

    /** So that the page stays readable; any other account can be typed. */
    private static final int MAX_ROWS = 50;

    /** An account of which nothing else is to be said. */
    public AccountRow(int index, String name, String email) {
        this(index, name, email, false);
    }

    /** The first accounts of a list, those that are signed in before the others. */
    public static List<AccountRow> of(Collection<User> users, Collection<User> signedIn) {
        var ordered = users.stream()
                .sorted(Comparator.comparing(user -> !signedIn.contains(user)))
                .limit(MAX_ROWS)
                .toList();
        return IntStream.range(0, ordered.size())
                .mapToObj(index -> new AccountRow(
                        index,
                        ordered.get(index).name(),
                        ordered.get(index).email(),
                        !signedIn.isEmpty() && !signedIn.contains(ordered.get(index))))
                .toList();
    }

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
