package dev.understudy.client.internal;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request as the client makes it.
 *
 * @param method the HTTP method
 * @param uri where to
 * @param headers header fields by name
 * @param body the body, empty for none
 */
public record Call(String method, URI uri, Map<String, String> headers, String body) {

    /** A copy that nobody can change. */
    public Call {
        headers = Map.copyOf(headers);
    }

    /** A GET. */
    public static Call get(URI uri) {
        return new Call("GET", uri, Map.of("Accept", "application/json"), "");
    }

    /** A form, posted. */
    public static Call form(URI uri, Form form) {
        return post(uri, "application/x-www-form-urlencoded", form.encode());
    }

    /** A JSON text, posted. */
    public static Call json(URI uri, Object value) {
        return post(uri, "application/json", StrictJson.compact(value));
    }

    /** A copy with this header. */
    public Call with(String name, String value) {
        var copy = new LinkedHashMap<>(headers);
        copy.put(name, value);
        return new Call(method, uri, copy, body);
    }

    /** Method and address without the query: all the rest may be secret. */
    @Override
    public String toString() {
        return method + " " + Destinations.origin(uri) + uri.getRawPath();
    }

    private static Call post(URI uri, String type, String body) {
        return new Call("POST", uri, Map.of("Content-Type", type, "Accept", "application/json"), body);
    }
}
