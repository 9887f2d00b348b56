package dev.understudy.server.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What scripts of other origins may do. Google's API front end lets them ask and read, but never with cookies; endpoints
 * that are not opened here let them do nothing. The headers are from memory.
 */
public final class Cors {

    private static final String ANY_ORIGIN = "Access-Control-Allow-Origin";

    private Cors() {}

    /** Something public that every page may read (Fetch standard, section 3.3). */
    public static Reply publicly(Reply reply) {
        return reply.with(ANY_ORIGIN, "*");
    }

    /** This endpoint for scripts of any origin, and the answers to what their browsers ask beforehand. */
    public static List<Endpoint> open(Endpoint endpoint) {
        var all = new ArrayList<Endpoint>();
        all.add(new Endpoint(
                endpoint.name(),
                endpoint.routes(),
                request -> readable(request, endpoint.handler().handle(request))));
        var paths = endpoint.routes().stream()
                .filter(route -> !route.method().equals("OPTIONS"))
                .collect(Collectors.groupingBy(
                        Route::template, Collectors.mapping(Route::method, Collectors.joining(","))));
        paths.forEach((path, methods) -> all.add(Endpoint.of(
                endpoint.name() + ".preflight", Route.of("OPTIONS", path), request -> preflight(request, methods))));
        return all;
    }

    private static Reply readable(Request request, Reply reply) {
        return request.headers()
                .find("Origin")
                .map(origin -> reply.with(ANY_ORIGIN, origin))
                .orElse(reply);
    }

    private static Reply preflight(Request request, String methods) {
        var reply = readable(request, Reply.of(200, Body.NONE))
                .with("Access-Control-Allow-Methods", methods)
                .with("Access-Control-Max-Age", "3600")
                .with("Vary", "Origin");
        return request.headers()
                .find("Access-Control-Request-Headers")
                .map(names -> reply.with("Access-Control-Allow-Headers", names))
                .orElse(reply);
    }
}
