package dev.understudy.server.store;

import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Other names for the same things. A name is changed only where it stands as a whole word, so that nothing is changed
 * that merely contains it.
 *
 * @param names each name and what it becomes
 */
public record Renaming(Map<String, String> names) {

    private static final String BEFORE = "(?<![A-Za-z0-9.+_-])";
    private static final String BEHIND = "(?![A-Za-z0-9_])";

    public Renaming {
        names = Map.copyOf(names);
    }

    /** What has this name otherwise; the name itself if it stays. */
    public String of(String name) {
        return names.getOrDefault(name, name);
    }

    /** The text with every name changed, in one go: what a name became is not changed again. */
    public String in(String text) {
        return names.isEmpty()
                ? text
                : Pattern.compile(BEFORE + "(?:" + anyOf(names) + ")" + BEHIND)
                        .matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(of(found.group())));
    }

    /** The longest first: of two names that begin alike, the whole one is meant. */
    private static String anyOf(Map<String, String> names) {
        return names.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }
}
