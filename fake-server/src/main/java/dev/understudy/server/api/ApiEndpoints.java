package dev.understudy.server.api;

import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Cors;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes endpoints of APIs: the gate first, then the parameters, then the operation, then {@code fields}. Web pages of
 * every origin may call them.
 */
public final class ApiEndpoints {

    private final ApiGate gate;

    private ApiEndpoints(ApiGate gate) {
        this.gate = gate;
    }

    /** An endpoint for every operation of these APIs, named by the operation's id, and one for batches of each. */
    public static List<Endpoint> of(List<GoogleApi> apis, ApiGate gate) {
        var endpoints = new ApiEndpoints(gate);
        return Cors.open(apis.stream().flatMap(api -> endpoints.of(api)).toList());
    }

    private Stream<Endpoint> of(GoogleApi api) {
        var calls = api.operations().stream()
                .map(operation -> endpoint(api, operation))
                .toList();
        return Stream.of(calls, api.others(), List.of(new BatchEndpoint(api, calls, gate).endpoint()))
                .flatMap(List::stream);
    }

    private Endpoint endpoint(GoogleApi api, Operation operation) {
        var routes = new ArrayList<>(List.of(operation.route()));
        operation
                .upload()
                .ifPresent(path -> routes.add(Route.of(operation.route().method(), path)));
        operation.download().ifPresent(routes::add);
        Map<String, Schema> schemas =
                api.schemas().stream().collect(Collectors.toMap(Schema::name, Function.identity()));
        var accepts = new Fact(Fact.ACCEPTED_SCOPES, String.join(" ", operation.scopes()));
        return new Endpoint(
                operation.id(),
                routes,
                request -> answer(api, operation, schemas, request).noting(accepts));
    }

    private Reply answer(GoogleApi api, Operation operation, Map<String, Schema> schemas, Request request) {
        var rendering = gate.rendering(request, api);
        try {
            var caller = gate.admit(request, api, operation);
            StandardParameters.check(operation, request);
            Parameters.check(operation, request);
            var mask = mask(operation, schemas, request);
            var call = new ApiCall(operation, caller, request, schemas);
            return render(call, operation.handler().handle(call), mask, rendering);
        } catch (ApiException e) {
            return e.error().reply(e.why(), rendering);
        }
    }

    private static FieldMask mask(Operation operation, Map<String, Schema> schemas, Request request) {
        var fields = request.query().find("fields");
        if (fields.isEmpty()) {
            return operation.shows().map(FieldMask::parse).orElse(FieldMask.EVERYTHING);
        }
        var mask = FieldMask.parse(fields.get());
        operation.response().ifPresent(schema -> mask.check(fields.get(), schema, schemas));
        return mask;
    }

    private static Reply render(ApiCall call, Answer answer, FieldMask mask, Rendering rendering) {
        if (answer instanceof Answer.Json json) {
            var shown = mask.of(json.object());
            return call.operation().can(Operation.Trait.ATOM)
                            && !call.find("alt").filter("json"::equals).isPresent()
                    ? ApiReplies.of(
                            200, AtomEntry.of(call.operation().response().orElse("") + " Resource Entry", shown))
                    : rendering.json(200, shown);
        }
        if (answer instanceof Answer.Media media) {
            return Download.of(media.content(), call.request());
        }
        var nothing = (Answer.Nothing) answer;
        Reply reply = ApiReplies.of(nothing.status(), Body.NONE);
        for (var header : nothing.headers().values().entrySet()) {
            reply = reply.with(header.getKey(), header.getValue().get(0));
        }
        return reply;
    }
}
