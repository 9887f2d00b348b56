package dev.understudy.server.http;

import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the endpoint of a request: literal paths by look-up, templates in the order of the list. */
final class Router {

    /** An endpoint and the request with the values of its path's variables. */
    record Match(Endpoint endpoint, Request request) {}

    private record Pattern(Route route, Endpoint endpoint) {}

    private final Map<String, Endpoint> literals = new HashMap<>();
    private final List<Pattern> patterns = new ArrayList<>();

    Router(List<Endpoint> endpoints) {
        for (Endpoint endpoint : endpoints) {
            for (Route route : endpoint.routes()) {
                if (!route.isLiteral()) {
                    patterns.add(new Pattern(route, endpoint));
                } else if (literals.put(route.toString(), endpoint) != null) {
                    throw new IllegalArgumentException("two endpoints serve " + route);
                }
            }
        }
    }

    Optional<Match> find(Request asked) {
        var request = MethodOverride.meant(asked);
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        var literal = literals.get(method + " " + request.path());
        if (literal != null) {
            return Optional.of(new Match(literal, request));
        }
        for (Pattern pattern : patterns) {
            var values = pattern.route().match(request.method(), request.path());
            if (values.isPresent()) {
                return Optional.of(new Match(pattern.endpoint(), request.withPathValues(values.get())));
            }
        }
        return Optional.empty();
    }
}
