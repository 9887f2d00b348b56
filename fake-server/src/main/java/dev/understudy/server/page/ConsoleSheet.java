package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A page of the console: no script runs on it, so that whatever it does is an ordinary form.
 *
 * @param frame what is around it
 * @param title its title
 * @param template the name of its template among those of {@code console}
 * @param values what the template shows
 */
public record ConsoleSheet(ConsoleFrame frame, String title, String template, Map<String, Object> values) {

    public ConsoleSheet {
        values = Map.copyOf(values);
    }

    /** A copy that shows this too. */
    public ConsoleSheet with(String name, Object value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new ConsoleSheet(frame, title, template, more);
    }

    /** The page. */
    public Reply page(int status) {
        var all = new LinkedHashMap<>(values);
        all.put("frame", frame);
        all.put("title", title);
        return SecurePage.withForms(status, "console/" + template + ".jte", all);
    }
}
