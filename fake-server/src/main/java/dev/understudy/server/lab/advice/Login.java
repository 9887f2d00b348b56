package dev.understudy.server.lab.advice;

import dev.understudy.server.lab.Exchange;
import dev.understudy.server.model.ClientType;
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
 * @param clientType the type of the client, if there is such a client
 */
record Login(Exchange exchange, Params params, Optional<Exchange> answer, Optional<ClientType> clientType)
        implements Message {

    @Override
    public String client() {
        return value("client_id");
    }

    /** Whether the client is installed on the user's machine. */
    boolean isInstalled() {
        return clientType.filter(ClientType::isInstalled).isPresent();
    }

    String redirectUri() {
        return value("redirect_uri");
    }

    boolean isOutOfBand() {
        return redirectUri().equals("oob") || redirectUri().startsWith("urn:ietf:wg:oauth:2.0:oob");
    }

    /** Whether this is among what it asks to be given. */
    boolean asksFor(String responseType) {
        return List.of(value("response_type").split("\\s+")).contains(responseType);
    }

    /** The canonical scopes that it asks for. */
    List<String> scopes() {
        return Scopes.canonical(Scopes.split(value("scope")));
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
        return Scopes.split(value("prompt")).contains("consent")
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
