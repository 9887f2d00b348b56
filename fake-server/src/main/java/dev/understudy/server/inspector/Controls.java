package dev.understudy.server.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.Gate;
import dev.understudy.server.lab.fault.LostReply;
import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What a presenter does: holds requests, lets them go one by one, changes them, sends one again. */
final class Controls {

    private final Inspector inspector;
    private final Handler server;

    /** The controls of an inspector; a request is sent again to this server. */
    Controls(Inspector inspector, Handler server) {
        this.inspector = inspector;
        this.server = server;
    }

    /** {@code {"action": "pause", "project": ""}}; the other actions name what they act on. */
    Reply act(Request request) {
        var order =
                Json.read(request.body().text()).orElseGet(() -> Json.read("{}").orElseThrow());
        // Who may see one project only, says so in the address, and moves nothing else.
        String project = request.query()
                .find("project")
                .orElseGet(() -> order.path("project").asText());
        long id = order.path("id").asLong();
        var gate = inspector.gate();
        switch (order.path("action").asText()) {
            case "pause" -> gate.pause(project);
            case "resume" -> gate.resume(project);
            case "step" ->
                gate.of(project).stream().findFirst().ifPresent(first -> gate.release(first.id(), same -> same));
            case "release" -> held(project, id).ifPresent(one -> gate.release(id, same -> edited(same, order)));
            case "drop" -> held(project, id).ifPresent(one -> gate.releaseInto(id, new LostReply()));
            case "replay" -> {
                return replay(project, id);
            }
            default -> {
                return problem(400, "Say an action: pause, resume, step, release, drop or replay.");
            }
        }
        return Reply.compactJson(200, state(project, Masking.PROJECTOR));
    }

    /** Whether requests are held, and those that wait, as the page is told it. */
    Map<String, Object> state(String project, Masking masking) {
        var gate = inspector.gate();
        var held = gate.of(project);
        var text = inspector.text(held.stream().map(Gate.Held::request).toList(), masking);
        var waiting = held.stream().map(one -> describe(one, text)).toList();
        return Map.of("paused", gate.isPaused(project), "held", waiting, "values", text.used());
    }

    private static Map<String, Object> describe(Gate.Held held, Text text) {
        var described = new LinkedHashMap<String, Object>();
        described.put("id", held.id());
        described.put("endpoint", held.destination().endpoint());
        described.put("method", held.request().method());
        described.put("path", text.of(held.request().path()));
        described.put("seconds", held.left().toSeconds());
        described.put("query", Description.params(held.request().query(), text));
        described.put("form", Description.params(held.request().form(), text));
        return described;
    }

    /** The request with the parameters of {@code set} put in place and those of {@code remove} taken out. */
    private static Request edited(Request request, JsonNode order) {
        var query = new LinkedHashMap<>(request.query().values());
        var form = new LinkedHashMap<>(request.form().values());
        order.path("set").properties().forEach(change -> {
            String name = change.getKey();
            boolean isOfForm = form.containsKey(name) || (!form.isEmpty() && !query.containsKey(name));
            (isOfForm ? form : query).put(name, List.of(change.getValue().asText()));
        });
        order.path("remove").forEach(name -> {
            query.remove(name.asText());
            form.remove(name.asText());
        });
        return request.withQuery(new Params(query)).withForm(new Params(form));
    }

    private Optional<Gate.Held> held(String project, long id) {
        return inspector.gate().of(project).stream()
                .filter(one -> one.id() == id)
                .findFirst();
    }

    private Reply replay(String project, long number) {
        Predicate<Exchange> wanted = exchange -> exchange.number() == number
                && (project.isEmpty() || exchange.project().equals(project));
        return inspector.lab().journal().find(wanted).stream()
                .findFirst()
                .map(exchange -> Reply.compactJson(
                        200, Map.of("status", server.handle(exchange.request()).status())))
                .orElseGet(() -> problem(404, "The journal does not hold this exchange any more."));
    }

    private static Reply problem(int status, String sentence) {
        return Reply.compactJson(status, Map.of("error", "invalid_request", "error_description", sentence));
    }
}
