package dev.understudy.lessons.check;

import dev.understudy.server.lab.Exchange;
import java.util.Optional;

/** How exchanges and values are put in a sentence. */
final class Words {

    private static final int LONGEST = 120;

    private Words() {}

    /** The value on one line, its middle left out if it is long. */
    static String shorten(String value) {
        String line = value.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST
                ? line
                : line.substring(0, LONGEST - 20) + " ... " + line.substring(line.length() - 12);
    }

    /** Why a clause does not hold: what its author says to that, if anything, and what was seen. */
    static String because(Optional<String> why, String seen) {
        return why.map(text -> text + " (" + seen + ")").orElse(seen);
    }

    /** The exchange by its endpoint or, where nothing is served, by its method and path. */
    static String name(Exchange exchange) {
        return exchange.endpoint().isEmpty()
                ? exchange.request().method() + " " + exchange.request().path()
                : exchange.endpoint();
    }

    /** What the reply says about an error: the OAuth error and its description, and what the server noted. */
    static String error(Exchange exchange) {
        var error = Place.REPLY.find(exchange, "error").filter(text -> !text.startsWith("{"));
        var message =
                Place.REPLY.find(exchange, "error_description").or(() -> Place.REPLY.find(exchange, "error.message"));
        String said = error.map(code -> code + message.map(text -> ", " + text).orElse(""))
                .or(() -> message)
                .map(text -> ": " + shorten(text))
                .orElse("");
        Optional<String> why = exchange.fact("why").filter(text -> !said.contains(text));
        return said + why.map(text -> (said.endsWith(".") ? " " : ". ") + text).orElse("");
    }
}
