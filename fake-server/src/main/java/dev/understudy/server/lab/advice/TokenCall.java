package dev.understudy.server.lab.advice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.UnverifiedClaims;
import java.time.Duration;
import java.util.Optional;

/**
 * A request to the token endpoint.
 *
 * @param exchange the exchange
 * @param params its parameters, wherever they were
 * @param answer the JSON of the answer; a missing node if it was none
 */
record TokenCall(Exchange exchange, Params params, JsonNode answer) implements Message {

    static TokenCall of(Exchange exchange) {
        var request = exchange.request();
        var body =
                request.isOf("application/json") ? Params.ofJson(request.body().text()) : request.form();
        var answer = Json.read(exchange.reply().body().text()).orElseGet(MissingNode::getInstance);
        return new TokenCall(exchange, body.or(request.query()), answer);
    }

    @Override
    public String client() {
        return params.find("client_id")
                .or(() -> exchange.fact("service_account"))
                .or(() -> exchange.fact("client"))
                .orElse("");
    }

    /** Whether the client authenticates in the header, too (RFC 6749 section 2.3.1). */
    boolean hasBasic() {
        return exchange.request().basicCredentials().isPresent();
    }

    /** Whether it is of a grant of this name, whatever stands before the name. */
    boolean isOf(String grantType) {
        return find("grant_type").filter(type -> type.endsWith(grantType)).isPresent();
    }

    boolean isGranted() {
        return exchange.reply().status() == 200 && answer.isObject();
    }

    /** A member of the answer. */
    Optional<String> given(String member) {
        return Optional.of(answer.path(member)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /** Whether it gave this access token. */
    boolean gave(String accessToken) {
        return given("access_token").filter(accessToken::equals).isPresent();
    }

    /** A claim of the assertion, as text; not verified. */
    Optional<String> claim(String name) {
        return find("assertion")
                .flatMap(UnverifiedClaims::of)
                .map(claims -> claims.path(name))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText);
    }

    /** How long the access token lives. */
    Duration lifetime() {
        return Duration.ofSeconds(answer.path("expires_in").asLong(0));
    }

    /** The error by which it was refused. */
    String error() {
        return given("error").orElse("");
    }

    /** Whether the lab had a hand in it. */
    boolean isDisturbed() {
        return exchange.fact("fault").isPresent();
    }
}
