package dev.understudy.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import dev.understudy.server.wire.Request;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An object of JSON with known members, read with clear words for what is wrong. */
final class JsonBody {

    private final JsonNode node;
    private final String place;

    private JsonBody(JsonNode node, String place) {
        this.node = node;
        this.place = place;
    }

    /**
     * The body of a request.
     *
     * @throws OAuthException {@code invalid_request} if it is no object, or has other members
     */
    static JsonBody of(Request request, String... allowed) {
        var node = Json.read(request.body().text()).orElseThrow(() -> problem("The body is not JSON."));
        return of(node, "the body", allowed);
    }

    /** An object inside another. */
    static JsonBody of(JsonNode node, String place, String... allowed) {
        if (!node.isObject()) {
            throw problem("An object must stand in " + place + ".");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!Arrays.asList(allowed).contains(name)) {
                throw problem("Unknown member \"" + name + "\" in " + place + "; allowed here: "
                        + String.join(", ", allowed) + ".");
            }
        });
        return new JsonBody(node, place);
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    Optional<String> text(String name) {
        return member(name).map(value -> {
            if (!value.isTextual()) {
                throw problem("\"" + name + "\" in " + place + " must be a text in quotes.");
            }
            return value.textValue();
        });
    }

    String requireText(String name) {
        return text(name)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> problem("\"" + name + "\" is missing in " + place + "."));
    }

    /** A text of a form, such as a time. */
    <T> Optional<T> parsed(String name, String what, Function<String, T> parser) {
        return text(name).map(text -> {
            try {
                return parser.apply(text);
            } catch (DateTimeException e) {
                throw problem("\"" + name + "\" in " + place + " must be " + what + ", not \"" + text + "\".");
            }
        });
    }

    int number(String name, int otherwise) {
        return member(name)
                .map(value -> {
                    if (!value.isInt()) {
                        throw problem("\"" + name + "\" in " + place + " must be a whole number.");
                    }
                    return value.intValue();
                })
                .orElse(otherwise);
    }

    double decimal(String name, double otherwise) {
        return member(name)
                .map(value -> {
                    if (!value.isNumber()) {
                        throw problem("\"" + name + "\" in " + place + " must be a number.");
                    }
                    return value.doubleValue();
                })
                .orElse(otherwise);
    }

    List<JsonNode> list(String name) {
        var items = new ArrayList<JsonNode>();
        member(name).ifPresent(value -> {
            if (!value.isArray()) {
                throw problem("\"" + name + "\" in " + place + " must be a list in square brackets.");
            }
            value.forEach(items::add);
        });
        return items;
    }

    List<String> texts(String name) {
        return list(name).stream()
                .map(item -> {
                    if (!item.isTextual()) {
                        throw problem("\"" + name + "\" in " + place + " must be a list of texts.");
                    }
                    return item.textValue();
                })
                .toList();
    }

    Optional<JsonNode> member(String name) {
        return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
    }

    /** What is said to whoever asked for something that makes no sense. */
    static OAuthException problem(String sentence) {
        return OAuthError.INVALID_REQUEST.because(sentence);
    }

    /** What is said to whoever asked for something that is not there. */
    static OAuthException missing(String sentence) {
        return OAuthError.INVALID_REQUEST.because(404, sentence);
    }
}
