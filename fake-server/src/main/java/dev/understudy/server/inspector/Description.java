package dev.understudy.server.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Headers;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One exchange as the page is told it: a map to be written as JSON, with every secret masked. */
final class Description {

    /** How much of a body is shown. */
    private static final int MOST = 6_000;

    private static final Pattern TITLE = Pattern.compile("<title>([^<]*)</title>");

    /** Facts that say in words what is so; the others are keys of the store. */
    private static final Set<String> TOLD = Set.of("why", "user", "client", "service_account", "fault", "batch");

    private final Text text;

    private Description(Text text) {
        this.text = text;
    }

    /** Describes an exchange. */
    static Map<String, Object> of(Exchange exchange, Text text, JwtReading jwts) {
        var description = new Description(text);
        var all = new LinkedHashMap<String, Object>();
        all.put("n", exchange.number());
        all.put("at", exchange.at().toString());
        all.put("took", exchange.took().toNanos() / 1_000_000.0);
        all.put("project", exchange.project());
        all.put("endpoint", exchange.endpoint());
        all.put("request", description.request(exchange.request()));
        all.put("reply", description.reply(exchange.reply()));
        all.put("facts", description.facts(exchange.reply().facts()));
        var read = jwts.of(exchange, text);
        if (!read.isEmpty()) {
            all.put("jwts", read);
        }
        all.put("values", text.used());
        return all;
    }

    private Map<String, Object> request(Request request) {
        var all = new LinkedHashMap<String, Object>();
        all.put("method", request.method());
        all.put("path", text.of(request.path()));
        all.put("query", params(request.query()));
        all.put("form", params(request.form()));
        all.put("headers", headers(request.headers()));
        if (request.form().values().isEmpty()) {
            all.putAll(body(request.body()));
        }
        return all;
    }

    private Map<String, Object> reply(Reply reply) {
        var all = new LinkedHashMap<String, Object>();
        all.put("status", reply.status());
        all.put("headers", headers(reply.headers()));
        reply.headers().find("Location").ifPresent(url -> {
            all.put("location", text.of(url));
            all.put("target", url.split("[?#]", 2)[0]);
            all.put("redirect", params(Gatherer.ofUrl(url)));
        });
        all.putAll(body(reply.body()));
        return all;
    }

    private Map<String, Object> body(Body body) {
        if (body.length() == 0) {
            return Map.of();
        }
        var all = new LinkedHashMap<String, Object>();
        all.put("type", body.contentType());
        all.put("bytes", body.length());
        if (body.length() > Gatherer.MOST || !isText(body.contentType())) {
            return all;
        }
        if (body.contentType().startsWith("text/html")) {
            var title = TITLE.matcher(body.text());
            all.put("title", title.find() ? text.of(unescape(title.group(1))) : List.of());
            return all;
        }
        var json = Optional.of(body)
                .filter(any -> any.contentType().contains("json"))
                .flatMap(any -> Json.read(any.text()));
        json.ifPresent(node -> all.put("members", members(node)));
        all.put("text", text.of(json.map(Json::pretty).orElseGet(body::text), MOST));
        return all;
    }

    private static boolean isText(String type) {
        return type.startsWith("text/")
                || type.contains("json")
                || type.startsWith("multipart/")
                || type.startsWith("application/http");
    }

    /** The members of a JSON object that are plain values, one by one. */
    private List<Map<String, Object>> members(JsonNode node) {
        var all = new ArrayList<Map<String, Object>>();
        node.properties().forEach(member -> {
            if (member.getValue().isValueNode()) {
                all.add(named(member.getKey(), text.of(member.getValue().asText(), MOST)));
            }
        });
        return all;
    }

    /** The parameters of a request, each with its value. */
    static List<Map<String, Object>> params(Params params, Text text) {
        return new Description(text).params(params);
    }

    private List<Map<String, Object>> params(Params params) {
        var all = new ArrayList<Map<String, Object>>();
        params.values()
                .forEach((name, list) -> list.forEach(value -> all.add(named(name, text.ofParameter(name, value)))));
        return all;
    }

    private List<Map<String, Object>> headers(Headers headers) {
        var all = new ArrayList<Map<String, Object>>();
        headers.values().forEach((name, list) -> list.forEach(value -> all.add(named(name, text.of(value)))));
        return all;
    }

    private List<Map<String, Object>> facts(List<Fact> facts) {
        return facts.stream()
                .filter(fact -> TOLD.contains(fact.name()))
                .map(fact -> named(fact.name(), text.of(fact.value())))
                .toList();
    }

    private Map<String, Object> named(String name, List<Object> value) {
        return Map.of("name", text.of(name), "value", value);
    }

    private static String unescape(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
