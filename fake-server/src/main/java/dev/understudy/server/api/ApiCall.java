package dev.understudy.server.api;

import dev.understudy.server.wire.Request;
import java.util.Map;
import java.util.Optional;

/**
 * One admitted call of an operation, its parameters checked.
 *
 * @param operation the operation
 * @param caller who calls
 * @param request the request
 * @param schemas the objects of the API by name
 */
public record ApiCall(Operation operation, Caller caller, Request request, Map<String, Schema> schemas) {

    /**
     * The JSON object of the body.
     *
     * @throws ApiException 400 if it is none, or has a member that the operation's schema has not
     */
    public Map<String, Object> body() {
        return JsonBody.read(request.body().text(), this);
    }

    /**
     * What the JSON object of the body makes of another that it patches.
     *
     * @throws ApiException 400 as for {@link #body}
     */
    public Map<String, Object> merged(Map<String, Object> old) {
        return JsonBody.merge(request.body().text(), this, old);
    }

    /** A text parameter of the query. */
    public Optional<String> find(String name) {
        return request.query().find(name);
    }

    /** A variable of the path. */
    public String path(String name) {
        return request.pathValue(name);
    }

    /** A whole number of the query, or its default. */
    public int number(String name) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .flatMap(parameter -> find(name).or(parameter::fallback))
                .map(Integer::parseInt)
                .orElseThrow(() -> new IllegalArgumentException(operation.id() + " has no number " + name));
    }

    /** Whether a flag of the query is set. */
    public boolean isSet(String name) {
        return find(name).filter("true"::equals).isPresent();
    }
}
