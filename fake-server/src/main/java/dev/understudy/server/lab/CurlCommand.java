package dev.understudy.server.lab;

import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A recorded request as a command line of curl (curl.se/docs/manpage.html) that sends it again. */
public final class CurlCommand {

    /** What curl says by itself, or what is of the connection and not of the request. */
    private static final Set<String> OWN = Set.of(
            "host",
            "connection",
            "content-length",
            "user-agent",
            "accept",
            "accept-encoding",
            "upgrade",
            "http2-settings",
            "transfer-encoding",
            "expect");

    private CurlCommand() {}

    /** The command line, one argument a line, for a POSIX shell. */
    public static String of(Request request) {
        var parts = new ArrayList<String>();
        String query = request.query().encode();
        parts.add("curl -sS " + quoted(request.url() + (query.isEmpty() ? "" : "?" + query)));
        boolean form = request.isOf("application/x-www-form-urlencoded")
                && !request.form().values().isEmpty();
        method(request).ifPresent(parts::add);
        request.headers().values().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!OWN.contains(lower) && !(form && lower.equals("content-type"))) {
                values.forEach(value -> parts.add("-H " + quoted(name + ": " + value)));
            }
        });
        parts.addAll(form ? fields(request.form()) : body(request));
        return String.join(" \\\n  ", parts);
    }

    /** The method, where curl would not choose it by itself: POST with data, GET without. */
    private static Optional<String> method(Request request) {
        String chosen = request.body().length() == 0 ? "GET" : "POST";
        if (request.method().equals("HEAD")) {
            return Optional.of("--head");
        }
        return request.method().equals(chosen) ? Optional.empty() : Optional.of("-X " + request.method());
    }

    private static List<String> fields(Params form) {
        var fields = new ArrayList<String>();
        form.values()
                .forEach((name, values) ->
                        values.forEach(value -> fields.add("--data-urlencode " + quoted(name + "=" + value))));
        return fields;
    }

    private static List<String> body(Request request) {
        return request.body().length() == 0
                ? List.of()
                : List.of("--data-binary " + quoted(request.body().text()));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
