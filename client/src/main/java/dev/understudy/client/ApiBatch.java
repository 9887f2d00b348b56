package dev.understudy.client;

import dev.understudy.client.internal.Multipart;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Several calls of one API in one request; each is answered for itself. */
public final class ApiBatch {

    private static final int MOST = 100;
    private static final Pattern STATUS = Pattern.compile("HTTP/[0-9.]+ (\\d{3})[^\n]*\n");

    private final AuthorizedHttpClient http;
    private final SecureRandom random;
    private final URI uri;
    private final List<ApiMethod> calls;

    /**
     * What became of one call: one of the two is there.
     *
     * @param json what it was answered
     * @param error why it was refused
     */
    public record Outcome(Optional<Json> json, Optional<HttpError> error) {}

    ApiBatch(AuthorizedHttpClient http, SecureRandom random, URI uri, List<ApiMethod> calls) {
        this.http = http;
        this.random = random;
        this.uri = uri;
        this.calls = List.copyOf(calls);
    }

    /**
     * A copy with one more call.
     *
     * @throws IllegalArgumentException if there are a hundred already
     */
    public ApiBatch add(ApiMethod call) {
        if (calls.size() == MOST) {
            throw new IllegalArgumentException("a batch holds at most " + MOST + " calls");
        }
        var more = new ArrayList<>(calls);
        more.add(call);
        return new ApiBatch(http, random, uri, more);
    }

    /**
     * Sends all calls and gives their outcomes in the same order.
     *
     * @throws HttpError if the whole batch was refused
     */
    public List<Outcome> execute() {
        Multipart parts = Multipart.random(random);
        for (int i = 0; i < calls.size(); i++) {
            parts = parts.with(
                    Map.of("Content-Type", "application/http", "Content-ID", "<" + i + ">"), inner(calls.get(i)));
        }
        var request = ApiCalls.request(uri)
                .header("Content-Type", "multipart/mixed; boundary=" + parts.boundary())
                .POST(BodyPublishers.ofByteArray(parts.bytes()));
        return outcomes(ApiCalls.send(http, request.build()));
    }

    private static String inner(ApiMethod call) {
        HttpRequest request = call.request();
        String path = request.uri().getRawPath()
                + (request.uri().getRawQuery() == null
                        ? ""
                        : "?" + request.uri().getRawQuery());
        String head = request.method() + " " + path + " HTTP/1.1\r\n";
        return call.body()
                .map(body -> head + "Content-Type: application/json\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body)
                .orElse(head + "\r\n");
    }

    private List<Outcome> outcomes(HttpResponse<byte[]> reply) {
        String type = reply.headers().firstValue("Content-Type").orElse("");
        var byId = new HashMap<String, String>();
        for (var part : Multipart.parse(type, new String(reply.body(), StandardCharsets.UTF_8))) {
            byId.put(part.headers().getOrDefault("content-id", ""), part.text());
        }
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < calls.size(); i++) {
            outcomes.add(outcome(i, byId.getOrDefault("<response-" + i + ">", "")));
        }
        return List.copyOf(outcomes);
    }

    private Outcome outcome(int index, String message) {
        Matcher status = STATUS.matcher(message);
        int code = status.lookingAt() ? Integer.parseInt(status.group(1)) : 0;
        String body =
                Multipart.part(code == 0 ? "" : message.substring(status.end())).text();
        if (code < 200 || code >= 300) {
            return new Outcome(
                    Optional.empty(), Optional.of(HttpError.of("part " + index + " of the batch", code, body)));
        }
        return new Outcome(Optional.of(Json.parse(body.isBlank() ? "{}" : body)), Optional.empty());
    }
}
