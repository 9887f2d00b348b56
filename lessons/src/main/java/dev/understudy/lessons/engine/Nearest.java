package dev.understudy.lessons.engine;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody meant who mistyped one. */
public final class Nearest {

    private Nearest() {}

    /** The name that is nearest to this wrong one; nothing if none is near enough to be meant. */
    public static Optional<String> of(String wrong, Collection<String> names) {
        int tolerance = wrong.length() <= 4 ? 1 : 2;
        return names.stream()
                .filter(name -> !name.equals(wrong) && distance(wrong, name) <= tolerance)
                .min(Comparator.comparingInt(name -> distance(wrong, name)));
    }

    /** How many letters must be added, dropped, changed or swapped with the next (Damerau), the case aside. */
    private static int distance(String one, String other) {
        var beforeThat = new int[other.length() + 1];
        var previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = previous[j - 1] + (same(one, i - 1, other, j - 1) ? 0 : 1);
                current[j] = Math.min(changed, 1 + Math.min(previous[j], current[j - 1]));
                if (i > 1 && j > 1 && same(one, i - 1, other, j - 2) && same(one, i - 2, other, j - 1)) {
                    current[j] = Math.min(current[j], 1 + beforeThat[j - 2]);
                }
            }
            beforeThat = previous;
            previous = current;
        }
        return previous[other.length()];
    }

    private static boolean same(String one, int i, String other, int j) {
        return Character.toLowerCase(one.charAt(i)) == Character.toLowerCase(other.charAt(j));
    }
}
