package dev.understudy.lessons.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/** Where in an exchange a value is. */
enum Place {
    QUERY("query") {
        @Override
        Optional<String> find(Exchange exchange, String name) {
            return exchange.request().query().find(name);
        }
    },
    FORM("form") {
        @Override
        Optional<String> find(Exchange exchange, String name) {
            return exchange.request().form().find(name);
        }
    },
    HEADERS("headers") {
        @Override
        Optional<String> find(Exchange exchange, String name) {
            return exchange.request().headers().find(name);
        }
    },
    PATH("path") {
        @Override
        Optional<String> find(Exchange exchange, String name) {
            return Optional.of(exchange.request().path());
        }
    },
    JWT_HEADER("jwt.header") {
        @Override
        Optional<String> find(Exchange exchange, String name) {
            return jwt(exchange, 0).flatMap(json -> at(json, name));
        }
    },
    JWT_CLAIMS("jwt.claims") {
        @Override
        Optional<String> find(Exchange exchange, String name) {
            return jwt(exchange, 1).flatMap(json -> at(json, name));
        }
    },
    /** The reply's body as text, or a value in its JSON. */
    REPLY("reply") {
        @Override
        Optional<String> find(Exchange exchange, String name) {
            String text = exchange.reply().body().text();
            return name.isEmpty() ? Optional.of(text) : Json.read(text).flatMap(json -> at(json, name));
        }
    },
    /** A parameter of the URL that the reply redirects to. */
    REDIRECT("redirect") {
        @Override
        Optional<String> find(Exchange exchange, String name) {
            return exchange.reply().headers().find("Location").flatMap(location -> parameter(location, name));
        }
    },
    /** What the server noted: {@code fact.why}. */
    FACT("fact") {
        @Override
        Optional<String> find(Exchange exchange, String name) {
            return exchange.fact(name);
        }
    };

    private final String word;

    Place(String word) {
        this.word = word;
    }

    /** The value of this name, if it is there. */
    abstract Optional<String> find(Exchange exchange, String name);

    /** The place that a term like {@code form.code} begins with. */
    static Optional<Place> of(String term) {
        return Arrays.stream(values())
                .filter(place -> term.equals(place.word) || term.startsWith(place.word + "."))
                .findFirst();
    }

    /** Whether it is about the answer, which is explained after what was asked. */
    boolean isOfReply() {
        return this == REPLY || this == REDIRECT || this == FACT;
    }

    /** The rest of a term after this place and its dot. */
    String nameIn(String term) {
        return term.length() > word.length() ? term.substring(word.length() + 1) : "";
    }

    private static Optional<String> at(JsonNode json, String path) {
        JsonNode node = json;
        for (String name : path.split("\\.")) {
            node = node.isArray() && name.matches("\\d+") ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        return node.isMissingNode() || node.isNull()
                ? Optional.empty()
                : Optional.of(node.isValueNode() ? node.asText() : node.toString());
    }

    private static Optional<String> parameter(String location, String name) {
        String query = URI.create(location.replace(" ", "%20")).getRawQuery();
        return query == null ? Optional.empty() : Params.parse(query).find(name);
    }

    /** A segment of the assertion that was sent, else of the bearer token, else of the id_token in the reply. */
    private static Optional<JsonNode> jwt(Exchange exchange, int segment) {
        return Stream.of(
                        exchange.request().form().find("assertion"),
                        exchange.request().bearerToken(),
                        REPLY.find(exchange, "id_token"))
                .flatMap(Optional::stream)
                .filter(token -> token.split("\\.", -1).length == 3)
                .findFirst()
                .flatMap(token -> decode(token.split("\\.", -1)[segment]));
    }

    private static Optional<JsonNode> decode(String segment) {
        try {
            return Json.read(new String(Base64.getUrlDecoder().decode(segment), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
