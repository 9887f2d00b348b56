package dev.understudy.server.lab.advice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Json;
import java.util.List;

/**
 * A request with an access token, or with what the app takes for one.
 *
 * @param exchange the exchange
 * @param client which client the token was given to; empty if that was not seen
 * @param token the token
 */
record Call(Exchange exchange, String client, String token) implements Seen {

    /** The lists of scopes that would do, one for each API call in it: several in a batch. */
    List<List<String>> accepted() {
        return exchange.reply().facts().stream()
                .filter(fact -> fact.name().equals(Fact.ACCEPTED_SCOPES))
                .map(fact -> Scopes.split(fact.value()))
                .toList();
    }

    boolean isRefused() {
        return exchange.reply().status() == 401;
    }

    /** Whether the token lacks the scope, which every API says by 403 and one of these words. */
    boolean lacksScope() {
        if (exchange.reply().status() != 403) {
            return false;
        }
        var error = Json.read(exchange.reply().body().text())
                .map(json -> json.path("error"))
                .map(JsonNode::toString)
                .orElse("");
        return error.contains("insufficientPermissions") || error.contains("ACCESS_TOKEN_SCOPE_INSUFFICIENT");
    }
}
