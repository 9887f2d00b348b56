package dev.understudy.server.admin;

import dev.understudy.server.session.ControlGuard;
import dev.understudy.server.store.ScenarioFile;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.ArrayList;
import java.util.List;

/** The lab over HTTP: JSON under {@value #ROOT}, for whoever knows the server's token. */
public final class LabApi {

    /** Where it begins. */
    static final String ROOT = "/_understudy";

    static final LabOperation.Payload NOTHING = new LabOperation.Payload("Nothing", "{}");

    private final ControlGuard guard;
    private final List<LabOperation> operations = new ArrayList<>();

    /** The lab of these surroundings. */
    public LabApi(LabSurroundings surroundings) {
        guard = surroundings.guard();
        operations.addAll(new ClockOperations(surroundings).operations());
        operations.addAll(new FaultOperations(surroundings).operations());
        operations.addAll(new JournalOperations(surroundings).operations());
        operations.addAll(new FindingOperations(surroundings).operations());
        operations.addAll(new GrantOperations(surroundings).operations());
        operations.addAll(new WorldOperations(surroundings).operations());
        operations.addAll(new StateOperations(surroundings).operations());
    }

    /** Every endpoint, none of them in the journal. */
    public List<Endpoint> endpoints() {
        var all = new ArrayList<Endpoint>();
        operations.forEach(operation -> all.add(Endpoint.of(
                "_lab." + operation.id(),
                operation.route(),
                // What has no body cannot be JSON; no form of a page can send DELETE.
                operation.body().isEmpty()
                        ? guard.reading(operation.handler())
                        : guard.changing(operation.handler()))));
        all.add(Endpoint.of("_lab.openapi", Route.get(ROOT + "/openapi.json"), this::description));
        all.add(Endpoint.of("_lab.schema", Route.get(ROOT + "/scenario.schema.json"), request -> schema()));
        return all;
    }

    private static Reply schema() {
        return Reply.of(200, Body.of("application/schema+json", ScenarioFile.schema()));
    }

    /** The description of the whole lab in OpenAPI 3.1; it tells no secret, so everybody may read it. */
    private Reply description(Request request) {
        return Reply.of(200, Body.of("application/json; charset=utf-8", OpenApi.document(operations, request.base())));
    }

    static Reply nothing() {
        return Reply.json(200, Ordered.of());
    }
}
