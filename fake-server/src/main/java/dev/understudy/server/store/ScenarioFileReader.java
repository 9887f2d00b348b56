package dev.understudy.server.store;

import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.Delegation;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Resource;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.SessionControl;
import dev.understudy.server.model.User;
import dev.understudy.server.model.WorkloadProvider;
import dev.understudy.server.store.ScenarioFileTree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Makes a scenario of a file's tree. Every record begins as the base world's of the same key, if there is one. */
final class ScenarioFileReader {

    private final Node root;
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Project> projects = new LinkedHashMap<>();
    private final Map<String, OAuthClient> clients = new LinkedHashMap<>();
    private final Map<String, ServiceAccount> accounts = new LinkedHashMap<>();
    private final Map<String, Delegation> delegations = new LinkedHashMap<>();
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, AccessPolicy> accessPolicies = new LinkedHashMap<>();
    private final Map<String, SessionControl> sessionControls = new LinkedHashMap<>();
    private final Map<String, WorkloadProvider> workloadProviders = new LinkedHashMap<>();
    private final Set<String> written = new TreeSet<>();

    ScenarioFileReader(Node root) {
        this.root = root;
    }

    /** The world that the file describes. */
    Scenario scenario() {
        var file = file();
        String base = file.text("base").orElse("empty");
        return switch (base) {
            case "demo" -> scenario(DemoWorld.scenario());
            case "empty" -> scenario(Scenario.EMPTY);
            default -> throw file.problem("base", "\"" + base + "\" is no base; allowed here: demo, empty.");
        };
    }

    private ScenarioFileObject file() {
        return ScenarioFileObject.of(
                root,
                "$schema",
                "base",
                "users",
                "projects",
                "delegations",
                "resources",
                "accessPolicies",
                "sessionControls");
    }

    /** The world that the file makes of this one. */
    Scenario scenario(Scenario base) {
        var file = file();
        begin(base);
        file.list("users").forEach(this::user);
        file.list("projects").forEach(this::project);
        file.list("delegations").forEach(this::delegation);
        file.list("resources").forEach(this::resource);
        file.list("accessPolicies").forEach(this::accessPolicy);
        file.list("sessionControls").forEach(this::sessionControl);
        return new Scenario(
                new ArrayList<>(users.values()),
                new ArrayList<>(projects.values()),
                new ArrayList<>(clients.values()),
                new ArrayList<>(accounts.values()),
                new ArrayList<>(delegations.values()),
                new ArrayList<>(resources.values()),
                new ArrayList<>(accessPolicies.values()),
                new ArrayList<>(sessionControls.values()),
                new ArrayList<>(workloadProviders.values()));
    }

    private void begin(Scenario base) {
        base.users().forEach(user -> users.put(user.email(), user));
        base.projects().forEach(project -> projects.put(project.id(), project));
        base.clients().forEach(client -> clients.put(client.id(), client));
        base.serviceAccounts().forEach(account -> accounts.put(account.email(), account));
        base.delegations().forEach(this::put);
        base.resources().forEach(this::put);
        base.accessPolicies().forEach(policy -> accessPolicies.put(policy.appliesTo(), policy));
        base.sessionControls().forEach(control -> sessionControls.put(control.domain(), control));
        base.workloadProviders().forEach(provider -> workloadProviders.put(provider.resourceName(), provider));
    }

    private void user(Node node) {
        var object = ScenarioFileObject.of(
                node, "email", "name", "givenName", "familyName", "sub", "domain", "servicesOff", "state", "decides");
        var user = ScenarioFileRecords.user(object, email -> Optional.ofNullable(users.get(email)));
        once(node, "user", user.email());
        once(node, "sub", user.sub());
        users.put(user.email(), user);
    }

    private void project(Node node) {
        var object = ScenarioFileObject.of(node, ScenarioFileRecords.PROJECT_KEYS);
        var project = ScenarioFileRecords.project(object, id -> Optional.ofNullable(projects.get(id)));
        once(node, "project", project.id());
        once(node, "project number", project.number());
        projects.put(project.id(), project);
        object.list("clients").forEach(client -> client(client, project));
        object.list("serviceAccounts").forEach(account -> account(account, project));
        object.list("workloadProviders").forEach(provider -> workloadProvider(provider, project));
    }

    private void client(Node node, Project project) {
        var object = ScenarioFileObject.of(
                node,
                "id",
                "secret",
                "type",
                "name",
                "redirectUris",
                "oob",
                "status",
                "javascriptOrigins",
                "jwks",
                "issuer",
                "appId",
                "sha1");
        var base = clients.values().stream()
                .filter(client -> object.text("id")
                        .map(client.id()::equals)
                        .orElseGet(() -> client.projectId().equals(project.id())
                                && object.text("name")
                                        .filter(client.name()::equals)
                                        .isPresent()))
                .findFirst();
        var client = ScenarioFileRecords.client(object, project, base);
        once(node, "client", client.id());
        clients.put(client.id(), client);
    }

    private void account(Node node, Project project) {
        var object = ScenarioFileObject.of(
                node, "email", "name", "uniqueId", "displayName", "keys", "delegations", "status", "iam");
        var account = ScenarioFileRecords.account(object, project, email -> Optional.ofNullable(accounts.get(email)));
        once(node, "service account", account.email());
        accounts.put(account.email(), account);
        for (Node inner : object.list("delegations")) {
            var delegation = ScenarioFileObject.of(inner, "domain", "scopes");
            put(ScenarioFileRecords.delegation(delegation, account.uniqueId()));
        }
    }

    private void delegation(Node node) {
        var object = ScenarioFileObject.of(node, "clientId", "domain", "scopes");
        put(ScenarioFileRecords.delegation(object, object.requireText("clientId")));
    }

    private void resource(Node node) {
        var object = ScenarioFileObject.of(node, "collection", "owner", "id", "fields");
        var resource = ScenarioFileRecords.resource(object);
        once(node, "resource", Records.resourceKey(resource.collection(), resource.owner(), resource.id()));
        put(resource);
    }

    private void accessPolicy(Node node) {
        var policy = ScenarioFilePolicies.accessPolicy(node);
        once(node, "access policy", policy.appliesTo());
        accessPolicies.put(policy.appliesTo(), policy);
    }

    private void sessionControl(Node node) {
        var control = ScenarioFilePolicies.sessionControl(node);
        once(node, "session control of", control.domain());
        sessionControls.put(control.domain(), control);
    }

    private void workloadProvider(Node node, Project project) {
        var provider = ScenarioFilePolicies.workloadProvider(node, project.number());
        once(node, "workload provider", provider.resourceName());
        workloadProviders.put(provider.resourceName(), provider);
    }

    private void put(Delegation delegation) {
        delegations.put(Records.delegationKey(delegation.clientId(), delegation.domain()), delegation);
    }

    private void put(Resource resource) {
        resources.put(Records.resourceKey(resource.collection(), resource.owner(), resource.id()), resource);
    }

    private void once(Node node, String what, String key) {
        if (!written.add(what + " " + key)) {
            throw node.problem("The " + what + " " + key + " stands in the file twice.");
        }
    }
}
