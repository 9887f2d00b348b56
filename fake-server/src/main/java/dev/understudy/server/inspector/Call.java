package dev.understudy.server.inspector;

import dev.understudy.server.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request as a program would send it again: without what every HTTP library adds by itself.
 *
 * @param method the method
 * @param url the URL with its query
 * @param headers the header fields that matter
 * @param form the fields of a form, or none
 * @param body the body, if it is no form
 */
record Call(String method, String url, List<Field> headers, List<Field> form, String body) {

    /** What libraries write themselves, or may not be told to write; the origin is the browser's own affair. */
    private static final Set<String> LEFT_OUT = caseless(
            "Host",
            "Content-Length",
            "Connection",
            "User-Agent",
            "Accept-Encoding",
            "Accept-Language",
            "Transfer-Encoding",
            "Expect",
            "Upgrade",
            "HTTP2-Settings",
            "Origin",
            "Referer",
            "Upgrade-Insecure-Requests",
            "Cache-Control",
            "Pragma",
            "Priority");

    /** A name and a value. */
    record Field(String name, String value) {}

    Call {
        headers = List.copyOf(headers);
        form = List.copyOf(form);
    }

    static Call of(Request request) {
        String query = request.query().encode();
        var form = fields(request.form().values());
        var headers = new ArrayList<Field>();
        for (var header : fields(request.headers().values())) {
            boolean typeOfForm = !form.isEmpty() && header.name().equalsIgnoreCase("Content-Type");
            if (!LEFT_OUT.contains(header.name())
                    && !typeOfForm
                    && !header.name().startsWith("Sec-")) {
                headers.add(header);
            }
        }
        return new Call(
                request.method(),
                request.url() + (query.isEmpty() ? "" : "?" + query),
                headers,
                form,
                form.isEmpty() ? request.body().text() : "");
    }

    boolean hasBody() {
        return !form.isEmpty() || !body.isEmpty();
    }

    private static List<Field> fields(Map<String, List<String>> values) {
        return values.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new Field(entry.getKey(), value)))
                .toList();
    }

    private static Set<String> caseless(String... names) {
        var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
