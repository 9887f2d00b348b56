package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Exchange;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Params;
import java.util.List;
import java.util.Optional;

/**
 * An authorization request, and how the user answered.
 *
 * @param exchange the request
 * @param params its parameters
 * @param answer the exchange that ended it, if one did
 */
record Login(Exchange exchange, Params params, Optional<Exchange> answer) implements Seen {

    @Override
    public String client() {
        return params.find("client_id").orElse("");
    }

    Optional<String> find(String name) {
        return params.find(name);
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    String redirectUri() {
        return find("redirect_uri").orElse("");
    }

    boolean isOutOfBand() {
        return redirectUri().equals("oob") || redirectUri().startsWith("urn:ietf:wg:oauth:2.0:oob");
    }

    /** Whether this is among what it asks to be given. */
    boolean asksFor(String responseType) {
        return List.of(find("response_type").orElse("").split("\\s+")).contains(responseType);
    }

    /** The canonical scopes that it asks for. */
    List<String> scopes() {
        return Scopes.canonical(Scopes.split(find("scope").orElse("")));
    }

    /** Whether the user, or an earlier consent, said yes. */
    boolean isGranted() {
        return answer.flatMap(exchange -> exchange.fact("grant")).isPresent();
    }

    /** Whether the user said no. */
    boolean isDenied() {
        return answer.filter(Login::denies).isPresent();
    }

    /** Whether this exchange sends the browser back with a no. */
    static boolean denies(Exchange exchange) {
        return exchange.reply()
                .headers()
                .find("Location")
                .filter(location -> !location.startsWith("/") && location.contains("error=access_denied"))
                .isPresent();
    }

    /** Whether consent is asked for again although it was given. */
    boolean forcesConsent() {
        return Scopes.split(find("prompt").orElse("")).contains("consent")
                || find("approval_prompt").filter("force"::equals).isPresent();
    }

    /** Who answered. */
    String user() {
        return answer.flatMap(exchange -> exchange.fact("user")).orElse("");
    }

    /** The hash of the code that was given. */
    Optional<String> code() {
        return answer.flatMap(exchange -> exchange.fact(Fact.GAVE_CODE));
    }
}
