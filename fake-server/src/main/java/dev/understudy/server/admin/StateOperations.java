package dev.understudy.server.admin;

import dev.understudy.server.store.Store;
import dev.understudy.server.wire.OAuthException;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Going back: a project's lab to its beginning, the whole server to a snapshot. */
final class StateOperations {

    private static final String SNAPSHOT = LabApi.ROOT + "/snapshots/{name}";
    private static final int MOST = 20;

    private final LabSurroundings surroundings;
    private final Projects projects;
    private final Map<String, Store.Snapshot> snapshots = new ConcurrentSkipListMap<>();

    StateOperations(LabSurroundings surroundings) {
        this.surroundings = surroundings;
        this.projects = new Projects(surroundings.records());
    }

    List<LabOperation> operations() {
        var names = new LabOperation.Payload("Snapshots", "{\"snapshots\": [\"before\"]}");
        return List.of(
                LabOperation.of(
                                Route.post(LabApi.ROOT + "/projects/{project}/reset"),
                                "reset",
                                "Puts the project's clock, faults and journal back to the beginning.",
                                LabApi.NOTHING,
                                this::reset)
                        .taking("Nothing", "{}"),
                LabOperation.of(
                        Route.get(LabApi.ROOT + "/snapshots"),
                        "listSnapshots",
                        "The names of the snapshots.",
                        names,
                        request -> names(200)),
                LabOperation.of(
                                Route.of("PUT", SNAPSHOT),
                                "takeSnapshot",
                                "Keeps everything the server keeps as it is now, under this name: of all projects.",
                                names,
                                this::take)
                        .taking("Nothing", "{}")
                        .answering(201),
                LabOperation.of(
                                Route.post(SNAPSHOT + "/restore"),
                                "restoreSnapshot",
                                "Puts everything back to a snapshot; clocks and journal stay.",
                                LabApi.NOTHING,
                                this::restore)
                        .taking("Nothing", "{}"),
                LabOperation.of(
                        Route.of("DELETE", SNAPSHOT), "deleteSnapshot", "Forgets a snapshot.", names, this::delete));
    }

    private Reply reset(Request request) {
        surroundings.lab().reset(projects.of(request));
        return LabApi.nothing();
    }

    private Reply take(Request request) {
        String name = request.pathValue("name");
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw JsonBody.problem("A snapshot's name is made of letters, digits, dots, dashes and underscores.");
        }
        if (snapshots.size() >= MOST && !snapshots.containsKey(name)) {
            throw JsonBody.problem("There are " + MOST + " snapshots, no more are kept; delete one first.");
        }
        snapshots.put(name, surroundings.store().snapshot());
        return names(201);
    }

    private Reply restore(Request request) {
        String name = request.pathValue("name");
        var snapshot = snapshots.get(name);
        if (snapshot == null) {
            throw missing(name);
        }
        surroundings.store().restore(snapshot);
        return LabApi.nothing();
    }

    private Reply delete(Request request) {
        String name = request.pathValue("name");
        if (snapshots.remove(name) == null) {
            throw missing(name);
        }
        return names(200);
    }

    private Reply names(int status) {
        return Reply.json(status, Map.of("snapshots", List.copyOf(snapshots.keySet())));
    }

    private OAuthException missing(String name) {
        return JsonBody.missing("There is no snapshot \"" + name + "\"; there are " + snapshots.keySet() + ".");
    }
}
