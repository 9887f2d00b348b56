package dev.understudy.client;

import dev.understudy.client.internal.Backoff;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Sends a call of an API again where that is safe: whatever it is, after 429 and Google's 403 of too many calls, for then
 * nothing was done; and if it does the same twice as once (RFC 9110 section 9.2.2), also after 408, 5xx and a broken
 * connection.
 *
 * @param http what carries
 * @param backoff how long to wait in between
 */
record ApiRetries(HttpClient http, Backoff backoff) {

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    /** The last reply, whatever it is. */
    HttpResponse<byte[]> send(HttpRequest request) {
        boolean repeatable = IDEMPOTENT.contains(request.method());
        while (true) {
            try {
                HttpResponse<byte[]> reply = ApiCalls.exchange(http, request);
                boolean may = isRefusedForNow(reply) || (repeatable && isTemporary(reply.statusCode()));
                if (!may || !backoff.again(Optional.of(reply.headers()))) {
                    return reply;
                }
            } catch (ConnectionFailure e) {
                if (!repeatable || !backoff.again(Optional.empty())) {
                    throw e;
                }
            }
        }
    }

    private static boolean isTemporary(int status) {
        return status == 408 || (status >= 500 && status < 600);
    }

    private static boolean isRefusedForNow(HttpResponse<byte[]> reply) {
        if (reply.statusCode() == 403) {
            String body = new String(reply.body(), StandardCharsets.UTF_8);
            return body.contains("\"rateLimitExceeded\"") || body.contains("\"userRateLimitExceeded\"");
        }
        return reply.statusCode() == 429;
    }
}
