package dev.understudy.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.wire.Delivery;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Headers;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recorded exchanges as JSON, and back. */
final class ExchangeJson {

    private ExchangeJson() {}

    static Map<String, Object> write(Exchange exchange) {
        return Ordered.of(
                "number",
                exchange.number(),
                "at",
                exchange.at().toString(),
                "took",
                exchange.took().toString(),
                "project",
                exchange.project(),
                "endpoint",
                exchange.endpoint(),
                "summary",
                exchange.summary(),
                "request",
                write(exchange.request()),
                "reply",
                write(exchange.reply()));
    }

    private static Map<String, Object> write(Request request) {
        return Ordered.of(
                "method",
                request.method(),
                "base",
                request.base().toString(),
                "path",
                request.path(),
                "headers",
                request.headers().values(),
                "query",
                request.query().values(),
                "form",
                request.form().values(),
                "body",
                BodyJson.write(request.body()));
    }

    private static Map<String, Object> write(Reply reply) {
        return Ordered.of(
                "status",
                reply.status(),
                "headers",
                reply.headers().values(),
                "body",
                BodyJson.write(reply.body()),
                "facts",
                reply.facts().stream()
                        .map(fact -> Ordered.of("name", fact.name(), "value", fact.value()))
                        .toList(),
                "delivery",
                reply.delivery().name());
    }

    static Exchange read(JsonNode node) {
        return new Exchange(
                node.path("number").asLong(),
                Instant.parse(node.path("at").asText()),
                Duration.parse(node.path("took").asText()),
                node.path("project").asText(),
                node.path("endpoint").asText(),
                request(node.path("request")),
                reply(node.path("reply")));
    }

    private static Request request(JsonNode node) {
        return new Request(
                node.path("method").asText(),
                node.path("path").asText(),
                URI.create(node.path("base").asText()),
                new Headers(multimap(node.path("headers"))),
                new Params(multimap(node.path("query"))),
                new Params(multimap(node.path("form"))),
                BodyJson.read(node.path("body")),
                Map.of());
    }

    private static Reply reply(JsonNode node) {
        var facts = new ArrayList<Fact>();
        node.path("facts")
                .forEach(fact -> facts.add(
                        new Fact(fact.path("name").asText(), fact.path("value").asText())));
        return new Reply(
                node.path("status").asInt(),
                new Headers(multimap(node.path("headers"))),
                BodyJson.read(node.path("body")),
                facts,
                Delivery.valueOf(node.path("delivery").asText()));
    }

    private static Map<String, List<String>> multimap(JsonNode node) {
        var map = new LinkedHashMap<String, List<String>>();
        node.properties().forEach(entry -> {
            var values = new ArrayList<String>();
            entry.getValue().forEach(value -> values.add(value.asText()));
            map.put(entry.getKey(), values);
        });
        return map;
    }
}
