package dev.understudy.client;

import dev.understudy.client.internal.LimitedBody;
import dev.understudy.client.internal.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls APIs and understands what they say. */
final class ApiCalls {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int MAX_BODY = 32 << 20;

    private ApiCalls() {}

    static Json get(HttpClient http, URI uri) {
        return json(http, request(uri).build());
    }

    static Json post(HttpClient http, URI uri, Object body) {
        var request = request(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(StrictJson.compact(body)));
        return json(http, request.build());
    }

    static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("Accept", "application/json");
    }

    /** The JSON that is answered; an empty answer is an empty object. */
    static Json json(HttpClient http, HttpRequest request) {
        return json(request, send(http, request));
    }

    static Json json(HttpRequest request, HttpResponse<byte[]> reply) {
        String text = text(reply);
        try {
            return Json.parse(text.isBlank() ? "{}" : text);
        } catch (IllegalArgumentException e) {
            throw HttpError.of(describe(request), reply.statusCode(), text);
        }
    }

    /** The reply, if it is a success. */
    static HttpResponse<byte[]> send(HttpClient http, HttpRequest request) {
        return success(request, exchange(http, request));
    }

    static HttpResponse<byte[]> success(HttpRequest request, HttpResponse<byte[]> reply) {
        if (reply.statusCode() >= 300) {
            throw HttpError.of(describe(request), reply.statusCode(), text(reply));
        }
        return reply;
    }

    /** The reply, whatever it is. */
    static HttpResponse<byte[]> exchange(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, LimitedBody.ofAtMost(MAX_BODY));
        } catch (IOException e) {
            throw new ConnectionFailure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionFailure(e);
        }
    }

    private static String describe(HttpRequest request) {
        return request.method() + " " + request.uri().getPath();
    }

    private static String text(HttpResponse<byte[]> reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }
}
