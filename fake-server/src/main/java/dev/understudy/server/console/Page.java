package dev.understudy.server.console;

import dev.understudy.server.page.ConsoleSheet;
import dev.understudy.server.wire.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * One page of the console and what its forms do. Both have one address: a form is sent to the page it stands on, and
 * names what it wants in the field {@code do}.
 *
 * @param path the path template below {@link dev.understudy.server.page.ConsoleFrame#ROOT}
 * @param section which entry of the menu it belongs to
 * @param view what it shows
 * @param actions what its forms do, by name; they throw {@link IllegalArgumentException} with what is wrong
 */
record Page(
        String path, String section, Function<Visit, ConsoleSheet> view, Map<String, Function<Visit, Reply>> actions) {

    Page {
        actions = Map.copyOf(actions);
    }

    /** A page without forms. */
    static Page of(String path, String section, Function<Visit, ConsoleSheet> view) {
        return new Page(path, section, view, Map.of());
    }

    /** A copy with one more form. */
    Page doing(String name, Function<Visit, Reply> action) {
        var more = new LinkedHashMap<>(actions);
        more.put(name, action);
        return new Page(path, section, view, more);
    }
}
