package dev.understudy.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.ScenarioProblem;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.store.ScenarioFile;
import dev.understudy.server.store.World;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The world as a scenario: as a whole, and its users and clients one by one, each written as in a scenario file. */
final class WorldOperations {

    private static final String SCENARIO = LabApi.ROOT + "/scenario";
    private static final String USERS = LabApi.ROOT + "/users";
    private static final String CLIENTS = LabApi.ROOT + "/projects/{project}/clients";
    private static final String USER = "{\"email\": \"bob@example.com\", \"name\": \"Bob Example\"}";
    private static final String CLIENT =
            "{\"type\": \"web\", \"name\": \"shop\", \"redirectUris\": [\"http://localhost:8080/callback\"]}";
    private static final LabOperation.Payload WORLD =
            new LabOperation.Payload("Scenario", "{\"users\": [{\"email\": \"bob@example.com\"}]}");

    private final Records records;
    private final Projects projects;

    WorldOperations(LabSurroundings surroundings) {
        this.records = surroundings.records();
        this.projects = new Projects(records);
    }

    List<LabOperation> operations() {
        var all = new ArrayList<>(whole());
        all.addAll(users());
        all.addAll(clients());
        return all;
    }

    private List<LabOperation> whole() {
        return List.of(
                LabOperation.of(
                        Route.get(SCENARIO),
                        "exportScenario",
                        "The world as a scenario file.",
                        WORLD,
                        request -> world()),
                LabOperation.of(
                                Route.of("PUT", SCENARIO),
                                "importScenario",
                                "Replaces the world by that of a scenario file; tokens and grants stay.",
                                WORLD,
                                this::replace)
                        .taking("Scenario", "{\"base\": \"demo\", \"users\": [" + USER + "]}"),
                LabOperation.of(
                                Route.post(SCENARIO),
                                "changeScenario",
                                "Changes what the given scenario names and adds what is new; the rest stays.",
                                WORLD,
                                request -> change(request.body().text()))
                        .taking("Scenario", "{\"users\": [" + USER + "]}"));
    }

    private List<LabOperation> users() {
        return List.of(
                LabOperation.of(
                        Route.get(USERS),
                        "listUsers",
                        "Every account.",
                        new LabOperation.Payload("Users", "{\"users\": [" + USER + "]}"),
                        request -> Reply.json(200, Map.of("users", part("users")))),
                LabOperation.of(
                                Route.post(USERS),
                                "putUser",
                                "Adds an account, or changes the one of this address.",
                                new LabOperation.Payload("User", USER),
                                this::putUser)
                        .taking("User", USER)
                        .answering(201),
                LabOperation.of(
                        Route.of("DELETE", USERS + "/{email}"),
                        "deleteUser",
                        "Deletes an account.",
                        LabApi.NOTHING,
                        this::deleteUser));
    }

    private List<LabOperation> clients() {
        return List.of(
                LabOperation.of(
                        Route.get(CLIENTS),
                        "listClients",
                        "The clients of the project, with their secrets.",
                        new LabOperation.Payload("Clients", "{\"clients\": [" + CLIENT + "]}"),
                        request -> Reply.json(200, Map.of("clients", clients(projects.of(request))))),
                LabOperation.of(
                                Route.post(CLIENTS),
                                "putClient",
                                "Adds a client to the project, or changes the one of this id or name.",
                                new LabOperation.Payload("Client", CLIENT),
                                this::putClient)
                        .taking("Client", CLIENT)
                        .answering(201),
                LabOperation.of(
                        Route.of("DELETE", CLIENTS + "/{client}"),
                        "deleteClient",
                        "Deletes a client, as if it had never been; to see Google's deleted_client, change its status.",
                        LabApi.NOTHING,
                        this::deleteClient));
    }

    private Reply world() {
        return Reply.of(200, Body.of("application/json; charset=utf-8", ScenarioFile.write(World.of(records))));
    }

    private Reply replace(Request request) {
        World.change(
                records,
                World.of(records),
                parse(() -> ScenarioFile.parse("scenario", request.body().text())));
        return world();
    }

    private Reply change(String scenario) {
        apply(scenario);
        return world();
    }

    private Scenario apply(String scenario) {
        var before = World.of(records);
        var after = parse(() -> ScenarioFile.parse("scenario", scenario, before));
        World.change(records, before, after);
        return after;
    }

    private Reply putUser(Request request) {
        var user = object(request);
        apply(Json.compact(Map.of("users", List.of(user))));
        String email = user.path("email").asText();
        return Reply.json(201, find(part("users"), "email", email));
    }

    private Reply deleteUser(Request request) {
        String email = request.pathValue("email");
        String sub = records.userByEmail(email)
                .map(User::sub)
                .orElseThrow(() -> JsonBody.missing("There is no account " + email + "."));
        records.users().take(sub);
        return LabApi.nothing();
    }

    private Reply putClient(Request request) {
        String project = projects.of(request);
        var before = World.of(records).clients();
        var after = apply(Json.compact(
                        Map.of("projects", List.of(Map.of("id", project, "clients", List.of(object(request)))))))
                .clients();
        String id = after.stream()
                .filter(client -> !before.contains(client))
                .map(OAuthClient::id)
                .findFirst()
                .orElseGet(() -> object(request).path("id").asText());
        return Reply.json(201, find(clients(project), "id", id));
    }

    private Reply deleteClient(Request request) {
        String project = projects.of(request);
        String id = request.pathValue("client");
        if (records.clientOf(project, id).isEmpty()) {
            throw JsonBody.missing("The project " + project + " has no client " + id + ".");
        }
        records.clients().take(id);
        return LabApi.nothing();
    }

    private static JsonNode object(Request request) {
        return Json.read(request.body().text())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> JsonBody.problem("The body must be an object of JSON."));
    }

    private JsonNode part(String name) {
        return Json.read(ScenarioFile.write(World.of(records))).orElseThrow().path(name);
    }

    private JsonNode clients(String project) {
        return find(part("projects"), "id", project).path("clients");
    }

    private static JsonNode find(JsonNode list, String key, String value) {
        for (JsonNode item : list) {
            if (item.path(key).asText().equalsIgnoreCase(value)) {
                return item;
            }
        }
        throw JsonBody.missing("There is nothing with the " + key + " " + value + ".");
    }

    private static Scenario parse(Supplier<Scenario> parser) {
        try {
            return parser.get();
        } catch (ScenarioProblem e) {
            throw JsonBody.problem(String.valueOf(e.getMessage()));
        }
    }
}
