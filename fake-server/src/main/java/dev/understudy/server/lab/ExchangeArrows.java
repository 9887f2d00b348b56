package dev.understudy.server.lab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.lab.SequenceDiagram.Arrow;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The two arrows of an exchange: the question and the answer, in a few words each. */
final class ExchangeArrows {

    /** The parameters worth a place on an arrow. */
    private static final List<String> TELLING = List.of("response_type", "grant_type", "decision", "prompt");

    private static final List<String> GIVEN =
            List.of("access_token", "refresh_token", "id_token", "device_code", "nextPageToken");

    private static final Set<String> OF_AUTH =
            Set.of("", "token", "revoke", "tokeninfo", "userinfo", "discovery", "certs", "sts", "picture");

    private ExchangeArrows() {}

    static Stream<Arrow> of(Exchange exchange) {
        String asks = isPage(exchange.endpoint()) ? "Browser" : "App";
        String answers = server(exchange.endpoint());
        return Stream.of(
                new Arrow(asks, answers, question(exchange.request()), false),
                new Arrow(answers, asks, answer(exchange.reply()), true));
    }

    private static boolean isPage(String endpoint) {
        return endpoint.startsWith("authorize") || endpoint.matches("device(\\.(?!code).*)?");
    }

    private static String server(String endpoint) {
        if (endpoint.startsWith("metadata")) {
            return "Metadata";
        }
        boolean isApi = endpoint.contains(".")
                && !isPage(endpoint)
                && !endpoint.startsWith("device")
                && !endpoint.startsWith("discovery")
                && !endpoint.startsWith("certs");
        return isApi && !OF_AUTH.contains(endpoint) ? "API" : "Auth";
    }

    private static String question(Request request) {
        var params = request.query().or(request.form());
        String telling = TELLING.stream()
                .flatMap(name ->
                        params.find(name).map(value -> name + "=" + value.replaceFirst("^urn:.*:", "")).stream())
                .collect(Collectors.joining(" "));
        String bearer = request.bearerToken().isPresent() ? "Bearer" : "";
        return Stream.of(request.method(), request.path(), telling, bearer)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String answer(Reply reply) {
        String more = reply.headers()
                .find("Location")
                .map(ExchangeArrows::target)
                .or(() -> Json.read(reply.body().text()).flatMap(ExchangeArrows::content))
                .orElse("");
        return (reply.status() + " " + more).strip();
    }

    /** Where a redirect goes, and the names of what it carries. */
    private static String target(String location) {
        String[] parts = location.split("[?#]", 2);
        if (parts.length < 2) {
            return "to " + parts[0];
        }
        return "to " + parts[0] + "?"
                + Stream.of(parts[1].split("&"))
                        .map(pair -> pair.startsWith("error=") ? pair : pair.split("=", 2)[0])
                        .collect(Collectors.joining("&"));
    }

    private static Optional<String> content(JsonNode json) {
        JsonNode error = json.path("error");
        if (!error.isMissingNode()) {
            String code = error.isObject()
                    ? error.path("status").asText(error.path("message").asText())
                    : error.asText();
            return Optional.of(code);
        }
        return Optional.of(GIVEN.stream().filter(json::has).collect(Collectors.joining(", ")));
    }
}
