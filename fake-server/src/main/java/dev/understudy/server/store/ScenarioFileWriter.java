package dev.understudy.server.store;

import dev.understudy.server.model.Delegation;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Resource;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.ServiceAccountKey;
import dev.understudy.server.model.User;
import dev.understudy.server.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Writes a scenario in full, so that reading it derives nothing. */
final class ScenarioFileWriter {

    private ScenarioFileWriter() {}

    static String write(Scenario scenario) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put(
                "users", scenario.users().stream().map(ScenarioFileWriter::user).toList());
        file.put(
                "projects",
                scenario.projects().stream()
                        .map(project -> project(project, scenario))
                        .toList());
        file.put(
                "delegations",
                scenario.delegations().stream()
                        .map(ScenarioFileWriter::delegation)
                        .toList());
        file.put(
                "resources",
                scenario.resources().stream().map(ScenarioFileWriter::resource).toList());
        file.put(
                "accessPolicies",
                scenario.accessPolicies().stream()
                        .map(ScenarioFilePolicies::write)
                        .toList());
        file.put(
                "sessionControls",
                scenario.sessionControls().stream()
                        .map(ScenarioFilePolicies::write)
                        .toList());
        return Json.pretty(file) + "\n";
    }

    private static Map<String, Object> user(User user) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("email", user.email());
        object.put("name", user.name());
        putText(object, "givenName", user.givenName());
        putText(object, "familyName", user.familyName());
        object.put("sub", user.sub());
        user.hostedDomain().ifPresent(domain -> object.put("domain", domain));
        object.put("servicesOff", new TreeSet<>(user.servicesOff()));
        object.put("state", ScenarioFileObject.word(user.state()));
        user.decides().ifPresent(verdict -> object.put("decides", ScenarioFileObject.word(verdict)));
        return object;
    }

    private static Map<String, Object> project(Project project, Scenario scenario) {
        var screen = project.consentScreen();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", project.id());
        object.put("number", project.number());
        object.put("appName", screen.appName());
        object.put("supportEmail", screen.supportEmail());
        screen.internalTo().ifPresent(domain -> object.put("internalTo", domain));
        object.put("publishing", ScenarioFileObject.word(screen.publishing()));
        object.put("verified", screen.verified());
        object.put("testUsers", new TreeSet<>(screen.testUsers()));
        screen.scopes().ifPresent(scopes -> object.put("scopes", new TreeSet<>(scopes)));
        object.put("userCap", screen.userCap());
        screen.logo().ifPresent(logo -> object.put("logo", logo));
        object.put("apis", new TreeSet<>(project.enabledApis()));
        ScenarioFileAccess.write(project, object);
        object.put("clients", clients(project, scenario));
        object.put("serviceAccounts", accounts(project, scenario));
        object.put(
                "workloadProviders",
                scenario.workloadProviders().stream()
                        .filter(provider -> provider.projectNumber().equals(project.number()))
                        .map(ScenarioFilePolicies::write)
                        .toList());
        return object;
    }

    private static List<Map<String, Object>> clients(Project project, Scenario scenario) {
        return scenario.clients().stream()
                .filter(client -> client.projectId().equals(project.id()))
                .map(ScenarioFileWriter::client)
                .toList();
    }

    private static List<Map<String, Object>> accounts(Project project, Scenario scenario) {
        return scenario.serviceAccounts().stream()
                .filter(account -> account.projectId().equals(project.id()))
                .map(ScenarioFileWriter::account)
                .toList();
    }

    private static Map<String, Object> client(OAuthClient client) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", client.id());
        client.secret().ifPresent(secret -> object.put("secret", secret));
        object.put("type", ScenarioFileObject.word(client.type()));
        object.put("name", client.name());
        object.put("redirectUris", client.redirectUris());
        if (!client.javascriptOrigins().isEmpty()) {
            object.put("javascriptOrigins", client.javascriptOrigins());
        }
        client.oob().ifPresent(oob -> object.put("oob", ScenarioFileObject.word(oob)));
        object.put("status", ScenarioFileObject.word(client.status()));
        client.jwks().flatMap(Json::read).ifPresent(keys -> object.put("jwks", keys));
        client.issuer().ifPresent(issuer -> object.put("issuer", issuer));
        client.appId().ifPresent(appId -> object.put("appId", appId));
        client.sha1().ifPresent(sha1 -> object.put("sha1", sha1));
        return object;
    }

    private static Map<String, Object> account(ServiceAccount account) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("email", account.email());
        object.put("uniqueId", account.uniqueId());
        object.put("displayName", account.displayName());
        object.put("keys", account.keys().stream().map(ScenarioFileWriter::key).toList());
        object.put("status", ScenarioFileObject.word(account.status()));
        object.put("iam", ScenarioFileAccess.bindings(account.iam()));
        return object;
    }

    private static Map<String, Object> key(ServiceAccountKey key) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", key.id());
        object.put("publicKey", key.publicKey());
        object.put("status", ScenarioFileObject.word(key.status()));
        return object;
    }

    private static Map<String, Object> delegation(Delegation delegation) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("clientId", delegation.clientId());
        object.put("domain", delegation.domain());
        object.put("scopes", new TreeSet<>(delegation.scopes()));
        return object;
    }

    private static Map<String, Object> resource(Resource resource) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("collection", resource.collection());
        object.put("owner", resource.owner());
        object.put("id", resource.id());
        object.put("fields", resource.fields());
        return object;
    }

    private static void putText(Map<String, Object> object, String key, String text) {
        if (!text.isEmpty()) {
            object.put(key, text);
        }
    }
}
