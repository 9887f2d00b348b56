package dev.understudy.server.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What scripts of other origins may do. Google's API front end lets them ask and read, but never with cookies; endpoints
 * that are not opened here let them do nothing. The headers are from memory.
 */
public final class Cors {

    private static final String ANY_ORIGIN = "Access-Control-Allow-Origin";

    /** What a script may read beside the usual: where an upload goes on, above all. */
    private static final String READABLE = "Date,ETag,Location,Range,Server,X-GUploader-UploadID";

    private Cors() {}

    /** Something public that every page may read (Fetch standard, section 3.3). */
    public static Reply publicly(Reply reply) {
        return reply.with(ANY_ORIGIN, "*");
    }

    /** This endpoint for scripts of any origin, and the answers to what their browsers ask beforehand. */
    public static List<Endpoint> open(Endpoint endpoint) {
        return open(List.of(endpoint));
    }

    /** These endpoints for scripts of any origin, and the answers to what their browsers ask beforehand. */
    public static List<Endpoint> open(List<Endpoint> endpoints) {
        var all = new ArrayList<Endpoint>();
        var methods = new LinkedHashMap<String, Set<String>>();
        var names = new LinkedHashMap<String, String>();
        for (Endpoint endpoint : endpoints) {
            all.add(new Endpoint(
                    endpoint.name(),
                    endpoint.routes(),
                    request -> readable(request, endpoint.handler().handle(request))));
            for (Route route : endpoint.routes()) {
                names.putIfAbsent(route.template(), endpoint.name());
                methods.computeIfAbsent(route.template(), path -> new TreeSet<>())
                        .add(route.method());
            }
        }
        methods.forEach((path, allowed) -> all.add(Endpoint.of(
                names.get(path) + ".preflight",
                Route.of("OPTIONS", path),
                request -> preflight(request, String.join(",", allowed)))));
        return all;
    }

    private static Reply readable(Request request, Reply reply) {
        return request.headers()
                .find("Origin")
                .map(origin -> reply.with(ANY_ORIGIN, origin).with("Access-Control-Expose-Headers", READABLE))
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
