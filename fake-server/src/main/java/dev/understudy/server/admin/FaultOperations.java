package dev.understudy.server.admin;

import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.List;
import java.util.Map;

/** The misbehaviour of the server towards a project. */
final class FaultOperations {

    private static final String PATH = LabApi.ROOT + "/projects/{project}/faults";
    private static final String RULE =
            "{\"endpoint\": \"token\", \"times\": 2, \"faults\": [{\"fault\": \"lost-reply\"},"
                    + " {\"fault\": \"delay\", \"settings\": {\"by\": \"PT2S\"}}]}";
    private static final LabOperation.Payload ANSWER = new LabOperation.Payload(
            "FaultRules",
            "{\"rules\": [{\"endpoint\": \"token\", \"skip\": 0, \"times\": 1, \"probability\": 1.0, \"seed\": 0,"
                    + " \"faults\": [{\"fault\": \"lost-reply\", \"settings\": {}}]}]}");
    private static final LabOperation.Payload KINDS = new LabOperation.Payload(
            "FaultKinds",
            "{\"kinds\": [{\"fault\": \"delay\", \"does\": \"The work is done at once and answered late, in real"
                    + " time.\", \"settings\": {\"by\": \"PT2S\"}}]}");

    private final LabSurroundings surroundings;
    private final FaultJson json;
    private final Projects projects;

    FaultOperations(LabSurroundings surroundings) {
        this.surroundings = surroundings;
        this.json = new FaultJson(surroundings.faults());
        this.projects = new Projects(surroundings.records());
    }

    List<LabOperation> operations() {
        return List.of(
                LabOperation.of(
                        Route.get(LabApi.ROOT + "/fault-kinds"),
                        "listFaultKinds",
                        "Every fault that can be asked for, with its settings as they are by default.",
                        KINDS,
                        request -> kinds()),
                LabOperation.of(
                        Route.get(PATH),
                        "listFaults",
                        "The rules of the project that are not used up.",
                        ANSWER,
                        request -> rules(200, projects.of(request))),
                LabOperation.of(Route.post(PATH), "addFault", "Makes the server misbehave.", ANSWER, this::add)
                        .taking("FaultRule", RULE)
                        .answering(201),
                LabOperation.of(
                        Route.of("DELETE", PATH),
                        "clearFaults",
                        "Drops the rules of the project.",
                        ANSWER,
                        this::clear));
    }

    private Reply kinds() {
        return Reply.json(
                200,
                Map.of(
                        "kinds",
                        surroundings.faults().kinds().stream()
                                .map(FaultJson::write)
                                .toList()));
    }

    private Reply add(Request request) {
        String project = projects.of(request);
        var node = Json.read(request.body().text()).orElseThrow(() -> JsonBody.problem("The body is not JSON."));
        var rule = json.read(project, node);
        try {
            surroundings.lab().fail(rule);
        } catch (IllegalArgumentException e) {
            throw JsonBody.problem(String.valueOf(e.getMessage()));
        }
        return rules(201, project);
    }

    private Reply clear(Request request) {
        String project = projects.of(request);
        surroundings.lab().faults().reset(project);
        return rules(200, project);
    }

    private Reply rules(int status, String project) {
        return Reply.json(
                status,
                Map.of(
                        "rules",
                        surroundings.lab().faults(project).stream()
                                .map(FaultJson::write)
                                .toList()));
    }
}
