package dev.understudy.server.admin;

import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One operation of the lab over HTTP; its description and its endpoint are made of the same value.
 *
 * @param route method and path
 * @param id the {@code operationId}
 * @param summary what it does, in one sentence
 * @param query the parameters of the query
 * @param body what it takes, if it takes anything
 * @param status the status of success
 * @param answer what it answers
 * @param handler what it does
 */
record LabOperation(
        Route route,
        String id,
        String summary,
        List<Parameter> query,
        Optional<Payload> body,
        int status,
        Payload answer,
        Handler handler) {

    LabOperation {
        query = List.copyOf(query);
    }

    /**
     * JSON of a schema.
     *
     * @param schema the schema's name in the document
     * @param example an example in JSON
     */
    record Payload(String schema, String example) {}

    /**
     * A parameter of the query.
     *
     * @param name its name
     * @param meaning what it means
     * @param example a value
     */
    record Parameter(String name, String meaning, String example) {}

    /** An operation that takes nothing. */
    static LabOperation of(Route route, String id, String summary, Payload answer, Handler handler) {
        return new LabOperation(route, id, summary, List.of(), Optional.empty(), 200, answer, handler);
    }

    /** A copy that takes JSON. */
    LabOperation taking(String schema, String example) {
        var payload = Optional.of(new Payload(schema, example));
        return new LabOperation(route, id, summary, query, payload, status, answer, handler);
    }

    /** A copy with one more parameter. */
    LabOperation with(String name, String meaning, String example) {
        var more = new ArrayList<>(query);
        more.add(new Parameter(name, meaning, example));
        return new LabOperation(route, id, summary, more, body, status, answer, handler);
    }

    /** A copy whose success has this status. */
    LabOperation answering(int newStatus) {
        return new LabOperation(route, id, summary, query, body, newStatus, answer, handler);
    }

    /** Whether it changes nothing. */
    boolean isReading() {
        return route.method().equals("GET");
    }
}
