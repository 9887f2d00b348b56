package dev.understudy.server.wire;

import java.util.List;

/**
 * One handler under all the URL variants that Google serves it at.
 *
 * @param name the endpoint's name in the journal, in faults and in lessons: {@code authorize}, {@code token}, {@code
 *     drive.files.list}
 * @param routes every method and path it answers
 * @param handler what it does
 */
public record Endpoint(String name, List<Route> routes, Handler handler) {

    public Endpoint {
        routes = List.copyOf(routes);
    }

    /** An endpoint with a single route. */
    public static Endpoint of(String name, Route route, Handler handler) {
        return new Endpoint(name, List.of(route), handler);
    }
}
