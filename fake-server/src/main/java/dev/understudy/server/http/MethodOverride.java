package dev.understudy.server.http;

import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Request;
import java.util.Locale;
import java.util.Set;

/**
 * A POST that means another method, as Google's APIs take it (from memory). Google's Java client sends PATCH so, for the
 * JDK's connections know none, and Google's Python client sends a GET so whose URL would be too long.
 */
final class MethodOverride {

    private static final Set<String> METHODS = Set.of("GET", "PUT", "PATCH", "DELETE");

    private MethodOverride() {}

    /** The request as it is meant; a form that stands for a query becomes one. */
    static Request meant(Request request) {
        String wanted =
                request.headers().find("X-HTTP-Method-Override").orElse("").toUpperCase(Locale.ROOT);
        if (!request.method().equals("POST") || !METHODS.contains(wanted)) {
            return request;
        }
        boolean get = wanted.equals("GET");
        return new Request(
                wanted,
                request.path(),
                request.base(),
                request.headers(),
                get ? request.query().or(request.form()) : request.query(),
                get ? Params.NONE : request.form(),
                request.body(),
                request.pathValues());
    }
}
