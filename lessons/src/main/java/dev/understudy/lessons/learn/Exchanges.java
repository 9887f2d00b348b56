package dev.understudy.lessons.learn;

import dev.understudy.server.lab.Exchange;
import dev.understudy.server.wire.Params;
import java.util.List;

/** Shows what the server recorded. */
final class Exchanges {

    private Exchanges() {}

    /** All of them, one line each; or the one of this number, whole. */
    static void show(List<Exchange> exchanges, String number, Screen screen) {
        if (exchanges.isEmpty()) {
            screen.line("  The server has seen nothing since this step began.");
        } else if (number.isEmpty()) {
            exchanges.forEach(exchange -> screen.line("  " + exchange.number() + "  " + exchange.summary()));
            screen.line(screen.paint()
                    .dim("  :exchanges " + exchanges.get(exchanges.size() - 1).number() + " shows one of them whole."));
        } else {
            exchanges.stream()
                    .filter(exchange -> Long.toString(exchange.number()).equals(number))
                    .findFirst()
                    .ifPresentOrElse(
                            exchange -> whole(exchange, screen),
                            () -> screen.line("  There is no exchange " + number + " in this step."));
        }
    }

    private static void whole(Exchange exchange, Screen screen) {
        var request = exchange.request();
        screen.line("  " + screen.paint().bold(request.method() + " " + request.path()));
        parameters("?", request.query(), screen);
        request.headers().find("Authorization").ifPresent(value -> screen.line("    Authorization: " + value));
        parameters("", request.form(), screen);
        var reply = exchange.reply();
        screen.line("  " + screen.paint().bold(Integer.toString(reply.status())));
        reply.headers().find("Location").ifPresent(value -> screen.line("    Location: " + value));
        if (reply.body().contentType().startsWith("application/json")) {
            reply.body().text().lines().forEach(line -> screen.line("    " + line));
        }
        exchange.fact("why").ifPresent(why -> screen.marked(screen.paint().bullet(), why));
    }

    private static void parameters(String sign, Params params, Screen screen) {
        params.values()
                .forEach((name, values) -> values.forEach(value -> screen.line("    " + sign + name + " = " + value)));
    }
}
