package dev.understudy.server.api;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.MalformedRequest;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.ArrayList;
import java.util.List;

/**
 * Many calls of one API in one request: {@code multipart/mixed}, each part a whole HTTP request (Google, "Batching
 * requests"). A bad token on the outside fails all; other failures are the part's own.
 */
final class BatchEndpoint {

    private static final int MAX_PARTS = 100;
    private static final String BOUNDARY = "batch_FAKE_understudy";

    private final GoogleApi api;
    private final List<Endpoint> calls;
    private final ApiGate gate;

    BatchEndpoint(GoogleApi api, List<Endpoint> calls, ApiGate gate) {
        this.api = api;
        this.calls = List.copyOf(calls);
        this.gate = gate;
    }

    Endpoint endpoint() {
        return Endpoint.of("batch", Route.post("/batch/" + api.name() + "/" + api.version()), this::answer);
    }

    private Reply answer(Request request) {
        try {
            if (!gate.isAnonymous(request)) {
                gate.requireLiving(request, api, api.operations().get(0));
            }
            return answer(request, parts(request));
        } catch (ApiException e) {
            return e.error().reply(e.why(), gate.rendering(request, api));
        }
    }

    private static List<Multipart.Part> parts(Request request) {
        var parts = Multipart.parse(request.body(), "multipart/mixed")
                .orElseThrow(() -> ApiError.of(400, "badRequest", "Failed to parse batch request, error: 0 items.")
                        .because("A batch is a whole body of multipart/mixed with a boundary."));
        if (parts.isEmpty() || parts.size() > MAX_PARTS) {
            throw ApiError.of(400, "badRequest", "The batch request must have 1 to " + MAX_PARTS + " parts.")
                    .because("This batch has " + parts.size() + " parts.");
        }
        return parts;
    }

    private Reply answer(Request outer, List<Multipart.Part> parts) {
        var written = new ArrayList<String>();
        var facts = new ArrayList<Fact>();
        for (Multipart.Part part : parts) {
            var call = BatchPart.read(part, outer);
            Reply reply = call.map(this::one).orElseGet(BatchEndpoint::unreadable);
            String what =
                    call.map(request -> request.method() + " " + request.path()).orElse("unreadable");
            facts.add(new Fact("batch", what + " -> " + reply.status()));
            facts.addAll(reply.facts());
            written.add("--" + BOUNDARY + "\r\n"
                    + BatchPart.write(reply, part.headers().find("Content-ID")));
        }
        String body = String.join("", written) + "--" + BOUNDARY + "--\r\n";
        return ApiReplies.of(200, Body.of("multipart/mixed; boundary=" + BOUNDARY, body))
                .noting(facts);
    }

    private Reply one(Request request) {
        if (request.path().startsWith("/upload/")
                || request.query().find("alt").filter("media"::equals).isPresent()) {
            return ApiError.of(400, "badRequest", "Media upload and download are not supported in batch requests.")
                    .reply("Google batches calls without media only.", Rendering.PLAIN);
        }
        try {
            for (Endpoint call : calls) {
                for (Route route : call.routes()) {
                    var values = route.match(request.method(), request.path());
                    if (values.isPresent()) {
                        return call.handler().handle(request.withPathValues(values.get()));
                    }
                }
            }
        } catch (MalformedRequest e) {
            return unreadable();
        }
        return ApiError.of(404, "notFound", "Not Found")
                .reply(
                        "The " + api.service().title() + " has no " + request.method() + " " + request.path() + ".",
                        Rendering.PLAIN);
    }

    private static Reply unreadable() {
        return ApiError.of(400, "badRequest", "Bad Request")
                .reply("The part is not a whole HTTP request.", Rendering.PLAIN);
    }
}
