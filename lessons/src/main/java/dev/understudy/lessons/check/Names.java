package dev.understudy.lessons.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names in a check stand for: {@code {client.desktop}} for what the world has, {@code $code} for what an
 * earlier clause saw.
 *
 * @param world the names of the world
 * @param seen the values that earlier clauses remembered
 * @param after the number of the exchange that the last clause was about
 */
public record Names(Map<String, String> world, Map<String, String> seen, long after) {

    private static final Pattern WORLD_NAME = Pattern.compile("\\{([a-z][\\w.-]*)}");
    private static final Pattern SEEN_NAME = Pattern.compile("\\$(\\w+)");

    public Names {
        world = Map.copyOf(world);
        seen = Map.copyOf(seen);
    }

    /** The names of a world, before any clause. */
    public static Names of(Map<String, String> world) {
        return new Names(world, Map.of(), 0);
    }

    /** The text with every known name replaced by what it stands for. */
    String fill(String text) {
        return replace(SEEN_NAME, replace(WORLD_NAME, text, world), seen);
    }

    /** A copy that knows one value more. */
    Names with(String name, String value) {
        var more = new LinkedHashMap<>(seen);
        more.put(name, value);
        return new Names(world, more, after);
    }

    /** A copy that is about this exchange. */
    Names at(long number) {
        return new Names(world, seen, number);
    }

    private static String replace(Pattern pattern, String text, Map<String, String> values) {
        return pattern.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
