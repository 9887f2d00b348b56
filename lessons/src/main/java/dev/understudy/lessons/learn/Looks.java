package dev.understudy.lessons.learn;

import dev.understudy.server.lab.CurlCommand;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.SequenceDiagram;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import java.util.List;
import java.util.Optional;

/** Shows what the server recorded in this step: as a list, as a drawing, as a command line. */
final class Looks {

    private final Stage stage;
    private final Screen screen;

    Looks(Stage stage, Screen screen) {
        this.stage = stage;
        this.screen = screen;
    }

    /** All exchanges, one line each; or the one of this number, whole. */
    void exchanges(String number) {
        List<Exchange> all = stage.exchanges();
        if (all.isEmpty()) {
            screen.line("  The server has seen nothing since this step began.");
        } else if (number.isEmpty()) {
            all.forEach(exchange -> screen.marked(Long.toString(exchange.number()), exchange.summary()));
            screen.line(screen.paint()
                    .dim("  :exchanges " + all.get(all.size() - 1).number()
                            + " shows one of them whole, :diagram draws them all."));
        } else {
            find(all, number).ifPresent(this::whole);
        }
    }

    /** Who asked whom. */
    void diagram() {
        List<String> lines = SequenceDiagram.of(stage.exchanges()).text(screen.width() - 2);
        if (lines.isEmpty()) {
            screen.line("  The server has seen nothing since this step began.");
        }
        lines.forEach(line -> screen.asIs("  " + line));
    }

    /** The exchange of this number, else the last, for a shell. */
    void curl(String number) {
        List<Exchange> all = stage.exchanges();
        if (all.isEmpty()) {
            screen.line("  The server has seen nothing since this step began.");
            return;
        }
        find(all, number.isEmpty() ? Long.toString(all.get(all.size() - 1).number()) : number)
                .ifPresent(exchange -> screen.verbatim(CurlCommand.of(exchange.request())));
    }

    private Optional<Exchange> find(List<Exchange> all, String number) {
        var found = all.stream()
                .filter(exchange -> Long.toString(exchange.number()).equals(number))
                .findFirst();
        if (found.isEmpty()) {
            screen.line("  There is no exchange " + number + " in this step; :exchanges lists them.");
        }
        return found;
    }

    private void whole(Exchange exchange) {
        var request = exchange.request();
        screen.line("  " + screen.paint().bold(request.method() + " " + request.path()));
        parameters("?", request.query());
        request.headers().find("Authorization").ifPresent(value -> screen.asIs("    Authorization: " + value));
        parameters("", request.form());
        var reply = exchange.reply();
        screen.line("  " + screen.paint().bold(Integer.toString(reply.status())));
        reply.headers().find("Location").ifPresent(value -> screen.asIs("    Location: " + value));
        if (reply.body().contentType().startsWith("application/json")) {
            reply.body().text().lines().forEach(line -> screen.asIs("    " + line));
        }
        exchange.fact("why").ifPresent(why -> screen.marked(screen.paint().bullet(), why));
    }

    private void parameters(String sign, Params params) {
        params.values()
                .forEach((name, values) -> values.forEach(value -> {
                    screen.asIs("    " + sign + name + " = " + value);
                    CompactJwt.read(value, CompactJwt.Form.PADDED).ifPresent(this::jwt);
                }));
    }

    /** What a signed statement says, which nobody reads in base64. */
    private void jwt(CompactJwt jwt) {
        screen.line("      its header: " + Json.compact(jwt.header()));
        screen.line("      its claims: " + Json.compact(jwt.claims()));
    }
}
