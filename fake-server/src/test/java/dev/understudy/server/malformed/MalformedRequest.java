package dev.understudy.server.malformed;

import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes requests to one route that are wrong in some way, or in several, or by luck in none. */
final class MalformedRequest {

    private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z]+\\*?}");
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY");
    private static final List<String> TYPES = List.of(
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=utf-16",
            "application/json",
            "application/json; charset=\"",
            "multipart/related; boundary=b",
            "multipart/mixed; boundary=b",
            "multipart/mixed; boundary=",
            "text/plain",
            "/;;=");
    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Content-Encoding",
            "Content-Range",
            "Cookie",
            "If-Match",
            "If-None-Match",
            "Metadata-Flavor",
            "Origin",
            "Range",
            "Referer",
            "User-Agent",
            "X-Forwarded-For",
            "X-HTTP-Method-Override",
            "X-Upload-Content-Type",
            "X-Upload-Content-Length");

    private final Route route;
    private final String authority;
    private final Random random;
    private final Nasty nasty;
    private final List<Request> good;

    /** @param good good requests to this server; those to this route will be spoilt */
    MalformedRequest(Route route, String authority, List<Request> good, Random random, Nasty nasty) {
        this.good = good.stream()
                .filter(request -> route.match(request.method(), request.path()).isPresent())
                .toList();
        this.route = route;
        this.authority = authority;
        this.random = random;
        this.nasty = nasty;
    }

    /** The next request: its framing is sound, so that another may follow it on the same connection. */
    byte[] next() {
        return good.isEmpty() || random.nextBoolean() ? noise() : spoilt(nasty.pick(good));
    }

    /** A good request in which a parameter or a place of the body is not what it was, and now and then a header. */
    private byte[] spoilt(Request request) {
        boolean form = !request.form().values().isEmpty();
        boolean bodyToo = random.nextBoolean();
        String query = (form && bodyToo ? request.query() : spoilt(request.query())).encode();
        byte[] body = nasty.utf8(
                form
                        ? spoilt(request.form()).encode()
                        : bodyToo
                                ? nasty.mutated(request.body().text())
                                : request.body().text());
        var head = new StringBuilder(request.method()).append(' ');
        head.append(request.path()).append(query.isEmpty() ? "" : "?" + query).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(authority).append("\r\n");
        for (String name : List.of("Authorization", "Content-Type", "Content-Range", "Cookie", "Metadata-Flavor")) {
            request.headers()
                    .find(name)
                    .map(value -> random.nextInt(12) == 0 ? field(nasty.mutated(value)) : value)
                    .ifPresent(value ->
                            head.append(name).append(": ").append(value).append("\r\n"));
        }
        return whole(head, body);
    }

    private Params spoilt(Params params) {
        var values = new LinkedHashMap<>(params.values());
        if (values.isEmpty()) {
            return params;
        }
        String name = nasty.pick(List.copyOf(values.keySet()));
        String value = String.join(" ", values.get(name));
        switch (random.nextInt(5)) {
            case 0 -> values.remove(name);
            case 1 -> values.put(name, List.of(value, nasty.value()));
            case 2 -> values.put(nasty.name(), List.of(nasty.value()));
            case 3 -> values.put(name, List.of(nasty.mutated(value)));
            default -> values.put(name, List.of(nasty.value()));
        }
        return new Params(values);
    }

    private byte[] noise() {
        byte[] body = random.nextInt(3) == 0 && route.method().equals("GET") ? new byte[0] : body();
        String method = random.nextInt(25) == 0 ? nasty.pick(METHODS) : route.method();
        var head = new StringBuilder(method).append(' ').append(target()).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(authority).append("\r\n");
        if (random.nextInt(4) != 0) {
            head.append("Content-Type: ").append(nasty.pick(TYPES)).append("\r\n");
        }
        if (random.nextInt(3) != 0) {
            head.append("Authorization: ").append(authorization()).append("\r\n");
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            head.append(nasty.pick(HEADERS))
                    .append(": ")
                    .append(field(nasty.value()))
                    .append("\r\n");
        }
        return whole(head, body);
    }

    private static byte[] whole(StringBuilder head, byte[] body) {
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /** The next request with bytes changed, lost and added anywhere: it may well be no HTTP at all. */
    byte[] broken() {
        byte[] whole = next();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            whole[random.nextInt(Math.min(whole.length, 300))] = (byte) random.nextInt(256);
        }
        return whole;
    }

    private String authorization() {
        return switch (random.nextInt(6)) {
            case 0 -> "Basic " + field(nasty.value());
            case 1 -> "Basic " + Base64.getEncoder().encodeToString(nasty.utf8(nasty.value()));
            case 2 -> "Bearer " + field(nasty.value());
            case 3 -> field(nasty.value());
            default -> "Bearer " + nasty.token();
        };
    }

    /** Mostly what may stand in a header field at all (RFC 9110 section 5.5): the rest comes no further than Jetty. */
    private String field(String value) {
        return value.replaceAll(random.nextInt(100) == 0 ? "[\r\n]" : "[^\\x20-\\x7E]", "?");
    }

    private String target() {
        var path = new StringBuilder();
        Matcher matcher = VARIABLE.matcher(route.template());
        while (matcher.find()) {
            matcher.appendReplacement(
                    path, Matcher.quoteReplacement(encoded(nasty.value()).replace("%2F", "")));
        }
        matcher.appendTail(path);
        if (random.nextInt(12) == 0) {
            path.append(nasty.pick(List.of("/", "//", ";a=b", "%00", "%zz", "/..", "%2e%2e/", "?", "%C3%28")));
        }
        return random.nextInt(4) == 0 ? path.toString() : path + "?" + pairs();
    }

    /** Parameters, among them doubled, huge and half encoded ones. */
    private String pairs() {
        var pairs = new ArrayList<String>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            pairs.add(encoded(nasty.name()) + (random.nextInt(15) == 0 ? "" : "=" + encoded(nasty.value())));
        }
        if (random.nextInt(6) == 0) {
            pairs.addAll(List.copyOf(pairs));
        }
        if (random.nextInt(60) == 0) {
            pairs.add(nasty.name() + "=" + "A".repeat(1_000 + random.nextInt(9_000)));
        }
        return String.join(random.nextInt(20) == 0 ? ";" : "&", pairs);
    }

    private String encoded(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return random.nextInt(200) == 0 ? encoded.replaceFirst("%", "%u") : encoded;
    }

    private byte[] body() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> nasty.utf8(pairs());
            case 3, 4 -> nasty.utf8(json());
            case 5 -> nasty.utf8(multipart());
            case 6 -> nasty.utf8(nasty.mutated(random.nextBoolean() ? json() : multipart()));
            default -> nasty.bytes(random.nextInt(300));
        };
    }

    private String json() {
        return random.nextInt(40) == 0
                ? nasty.pick(List.of("[", "{\"a\":")).repeat(2_000)
                : Json.compact(Map.copyOf(members(0)));
    }

    private Map<String, Object> members(int depth) {
        var members = new LinkedHashMap<String, Object>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            members.put(nasty.name(), member(depth));
        }
        return members;
    }

    private Object member(int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 7)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextBoolean();
            case 2, 3 -> nasty.value();
            case 4 -> List.of(nasty.value(), member(depth + 1));
            default -> members(depth + 1);
        };
    }

    private String multipart() {
        var parts = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            parts.append("--b\r\nContent-Type: ")
                    .append(nasty.pick(List.of("application/http", "application/json", "text/plain", ";")))
                    .append("\r\nContent-ID: ")
                    .append(nasty.value())
                    .append("\r\n\r\n")
                    .append(random.nextBoolean() ? "GET " + target() + " HTTP/1.1\r\n\r\n" : json())
                    .append("\r\n");
        }
        return parts + (random.nextInt(4) == 0 ? "" : "--b--\r\n");
    }
}
