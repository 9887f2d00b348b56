package dev.understudy.server.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Headers;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.MalformedRequest;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Request;
import java.util.Arrays;
import java.util.Optional;

/** Gathers the values that an exchange carries: by the names of its parameters, and by the shapes of Google's tokens. */
final class Gatherer {

    /** How much of a body is looked through; what lies behind is never shown. */
    static final int MOST = 64 * 1024;

    private final Values values;

    Gatherer(Values values) {
        this.values = values;
    }

    /** Remembers the values of an exchange. */
    void gather(Exchange exchange) {
        gather(exchange.request());
        headers(exchange.reply().headers());
        body(exchange.reply().body());
    }

    /** Remembers the values of a request. */
    void gather(Request request) {
        params(request.query());
        params(request.form());
        headers(request.headers());
        shapes(request.path());
        body(request.body());
    }

    /** The parameters of the query and of the fragment of a URL. */
    static Params ofUrl(String url) {
        String query = url.contains("?") ? url.substring(url.indexOf('?') + 1) : "";
        String fragment = url.contains("#") ? url.substring(url.indexOf('#') + 1) : "";
        try {
            return Params.parse(query.split("#", 2)[0]).or(Params.parse(fragment));
        } catch (MalformedRequest e) {
            return Params.NONE;
        }
    }

    private void params(Params params) {
        params.values()
                .forEach((name, list) -> list.forEach(value -> {
                    if (!value.isEmpty()) {
                        shapes(value);
                        ValueKind.ofParameter(name).ifPresent(kind -> values.learn(kind, value));
                    }
                }));
    }

    private void headers(Headers headers) {
        headers.values()
                .forEach((name, list) -> list.forEach(value -> {
                    shapes(value);
                    ValueKind.ofParameter(name).ifPresent(kind -> values.learn(kind, value));
                }));
        headers.all("Authorization").forEach(this::authorization);
        headers.all("Location").forEach(url -> params(ofUrl(url)));
        headers.all("Referer").forEach(url -> params(ofUrl(url)));
        headers.all("Cookie").forEach(line -> Arrays.stream(line.split(";")).forEach(this::cookie));
        headers.all("Set-Cookie").forEach(line -> cookie(line.split(";", 2)[0]));
    }

    private void authorization(String value) {
        String[] parts = value.strip().split("\\s+", 2);
        if (parts.length == 2 && !parts[1].isEmpty()) {
            boolean basic = parts[0].equalsIgnoreCase("Basic");
            values.learn(basic ? ValueKind.CREDENTIALS : ValueKind.ACCESS_TOKEN, parts[1]);
        }
    }

    private void cookie(String pair) {
        int equals = pair.indexOf('=');
        if (equals > 0 && equals < pair.length() - 1) {
            values.learn(ValueKind.COOKIE, pair.substring(equals + 1).strip());
        }
    }

    private void body(Body body) {
        if (body.length() > 0 && body.length() <= MOST) {
            String text = body.text();
            shapes(text);
            Optional.of(text)
                    .filter(json -> body.contentType().contains("json"))
                    .flatMap(Json::read)
                    .ifPresent(this::members);
        }
    }

    private void members(JsonNode node) {
        node.properties().forEach(member -> {
            String text = member.getValue().asText();
            if (!text.isEmpty()) {
                ValueKind.ofMember(member.getKey()).ifPresent(kind -> values.learn(kind, text));
            }
        });
        node.forEach(this::members);
    }

    private void shapes(String text) {
        for (ValueKind kind : ValueKind.values()) {
            var matcher = kind.shape().matcher(text);
            while (matcher.find()) {
                values.learn(kind, matcher.group());
            }
        }
    }
}
