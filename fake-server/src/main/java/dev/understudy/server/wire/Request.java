package dev.understudy.server.wire;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as the protocol sees it.
 *
 * @param method the method, in upper case
 * @param path the decoded path, without query
 * @param base the base URL under which the server was asked, without a trailing slash: chosen by the server from its
 *     own list of names, never copied from a header
 * @param headers the header fields
 * @param query the parameters of the query
 * @param form the parameters of an {@code application/x-www-form-urlencoded} body, else none
 * @param body the body as it came
 * @param pathValues the values of the path's {@code {variables}}, once an {@link Endpoint} was found
 * @param from the network address it came from; empty if it came from nowhere in particular
 */
public record Request(
        String method,
        String path,
        URI base,
        Headers headers,
        Params query,
        Params form,
        Body body,
        Map<String, String> pathValues,
        String from) {

    /** A request from nowhere in particular. */
    public Request(
            String method,
            String path,
            URI base,
            Headers headers,
            Params query,
            Params form,
            Body body,
            Map<String, String> pathValues) {
        this(method, path, base, headers, query, form, body, pathValues, "");
    }

    /** What the server calls itself in the answer. */
    public Site site() {
        return Site.of(base);
    }

    /** Where the request was sent to, without the query. */
    public URI url() {
        return URI.create(base + path);
    }

    /** The value of a path variable. */
    public String pathValue(String name) {
        String value = pathValues.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route of " + path + " has no {" + name + "}");
        }
        return value;
    }

    /** A copy with the values of the path's variables. */
    public Request withPathValues(Map<String, String> values) {
        return new Request(method, path, base, headers, query, form, body, Map.copyOf(values), from);
    }

    /** A copy with these parameters in its query. */
    public Request withQuery(Params newQuery) {
        return new Request(method, path, base, headers, newQuery, form, body, pathValues, from);
    }

    /** A copy with these parameters in its form; the body stays as it came. */
    public Request withForm(Params newForm) {
        return new Request(method, path, base, headers, query, newForm, body, pathValues, from);
    }

    /** A copy with these header fields. */
    public Request withHeaders(Headers newHeaders) {
        return new Request(method, path, base, newHeaders, query, form, body, pathValues, from);
    }

    /** A copy that does not say where it came from: who is who on a network is nobody's business afterwards. */
    public Request fromNowhere() {
        return new Request(method, path, base, headers, query, form, body, pathValues);
    }

    /** A copy that was asked under this base URL. */
    public Request withBase(URI newBase) {
        return new Request(method, path, newBase, headers, query, form, body, pathValues, from);
    }

    /** Whether the body is declared as this media type, parameters like the character set aside. */
    public boolean isOf(String mediaType) {
        return headers.find("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(mediaType::equals)
                .isPresent();
    }

    /** The token of {@code Authorization: Bearer} (RFC 6750 section 2.1). */
    public Optional<String> bearerToken() {
        return credentials("Bearer ");
    }

    /** What {@code Authorization: Basic} carries (RFC 7617 section 2), still encoded. */
    public Optional<String> basicCredentials() {
        return credentials("Basic ");
    }

    private Optional<String> credentials(String scheme) {
        return headers.find("Authorization")
                .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(value -> value.substring(scheme.length()).strip())
                .filter(value -> !value.isEmpty());
    }

    /** The value of a cookie. */
    public Optional<String> cookie(String name) {
        return headers.all("Cookie").stream()
                .flatMap(line -> Arrays.stream(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }
}
