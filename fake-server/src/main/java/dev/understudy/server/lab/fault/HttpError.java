package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.page.GooglePages;
import dev.understudy.server.wire.Reply;
import java.util.Map;

/**
 * The plain HTML error page of Google's front ends instead of an answer, nothing done.
 *
 * @param status the HTTP status, from 400 to 599
 */
public record HttpError(int status) implements Fault {

    private static final Map<Integer, String> PHRASES = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            408, "Request Timeout",
            429, "Too Many Requests",
            500, "Internal Server Error",
            502, "Bad Gateway",
            503, "Service Unavailable",
            504, "Gateway Timeout");

    @Override
    public String name() {
        return "http-error";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("status", String.valueOf(status));
    }

    @Override
    public Reply apply(Occasion occasion) {
        return GooglePages.error(
                status,
                PHRASES.getOrDefault(status, "Error"),
                "The server encountered a temporary error and could not complete your request.");
    }
}
