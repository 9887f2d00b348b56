package dev.understudy.server.store;

import dev.understudy.server.model.ApiKey;
import dev.understudy.server.model.IamPolicy;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Quota;
import dev.understudy.server.model.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a project's file says about who may call APIs and how often: API keys, quotas and roles. */
final class ScenarioFileAccess {

    private ScenarioFileAccess() {}

    /** The project with what its object says; what it does not mention stays. */
    static Project read(ScenarioFileObject object, Project project) {
        var changed = project;
        if (object.find("apiKeys").isPresent()) {
            changed = changed.withApiKeys(object.list("apiKeys").stream()
                    .map(node -> apiKey(node, project.id()))
                    .toList());
        }
        if (object.find("quotas").isPresent()) {
            var quotas = new LinkedHashMap<String, Quota>();
            object.entries("quotas").forEach((api, node) -> quotas.put(api, quota(node)));
            changed = changed.withQuotas(quotas);
        }
        var policy = policy(object);
        if (policy.isPresent()) {
            changed = changed.withIam(policy.get());
        }
        return object.find("advice")
                .map(ScenarioFileAccess::ignoredAdvice)
                .map(changed::withIgnoredAdvice)
                .orElse(changed);
    }

    /** Rules by their ids; the schema has the list of them, so that editors know it, too. */
    private static Set<String> ignoredAdvice(ScenarioFileTree.Node node) {
        var object = ScenarioFileObject.of(node, "ignore");
        var ids = object.textSet("ignore").orElse(Set.of());
        var known = ScenarioFile.adviceRules();
        ids.stream().filter(id -> !known.contains(id)).sorted().findFirst().ifPresent(id -> {
            throw object.problem("ignore", "\"" + id + "\" is no rule of the advice; docs/advice.md lists them.");
        });
        return ids;
    }

    /** The members of each role, if the object says so. */
    static Optional<IamPolicy> policy(ScenarioFileObject object) {
        if (object.find("iam").isEmpty()) {
            return Optional.empty();
        }
        var bindings = new LinkedHashMap<String, Set<String>>();
        object.entries("iam").forEach((role, node) -> {
            if (!role.startsWith("roles/")) {
                throw node.problem("\"" + role + "\" is no role; a role is written like \"roles/viewer\".");
            }
            bindings.put(role, new TreeSet<>(ScenarioFileObject.texts(role, node)));
        });
        return Optional.of(new IamPolicy(bindings));
    }

    /** What {@link #policy} reads. */
    static Map<String, Object> bindings(IamPolicy policy) {
        var iam = new TreeMap<String, Object>();
        policy.bindings().forEach((role, members) -> iam.put(role, new TreeSet<>(members)));
        return iam;
    }

    private static ApiKey apiKey(ScenarioFileTree.Node node, String projectId) {
        var object = ScenarioFileObject.of(node, "key", "name", "apis", "status");
        String name = object.text("name").orElse("API key");
        String key = object.text("key").orElseGet(() -> ScenarioFileDefaults.apiKey(projectId, name));
        if (key.startsWith("AIza") && !key.contains("FAKE")) {
            throw object.problem(
                    "key", "This looks like a real API key; invent one with FAKE in it, or leave \"key\" out.");
        }
        return new ApiKey(
                key,
                name,
                object.textSet("apis").orElse(Set.of()),
                object.choice("status", Status.class).orElse(Status.ACTIVE));
    }

    private static Quota quota(ScenarioFileTree.Node node) {
        var object = ScenarioFileObject.of(node, "perMinute", "perMinutePerUser");
        return new Quota(object.number("perMinute"), object.number("perMinutePerUser"));
    }

    /** Writes what {@link #read} reads. */
    static void write(Project project, Map<String, Object> object) {
        List<Map<String, Object>> keys =
                project.apiKeys().stream().map(ScenarioFileAccess::write).toList();
        object.put("apiKeys", keys);
        var quotas = new TreeMap<String, Object>();
        project.quotas().forEach((api, quota) -> quotas.put(api, write(quota)));
        object.put("quotas", quotas);
        object.put("iam", bindings(project.iam()));
        object.put("advice", Map.of("ignore", new TreeSet<>(project.ignoredAdvice())));
    }

    private static Map<String, Object> write(ApiKey key) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("key", key.key());
        object.put("name", key.name());
        object.put("apis", new TreeSet<>(key.apis()));
        object.put("status", ScenarioFileObject.word(key.status()));
        return object;
    }

    private static Map<String, Object> write(Quota quota) {
        Map<String, Object> object = new LinkedHashMap<>();
        quota.perMinute().ifPresent(calls -> object.put("perMinute", calls));
        quota.perMinutePerUser().ifPresent(calls -> object.put("perMinutePerUser", calls));
        return object;
    }
}
