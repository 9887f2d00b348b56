package dev.understudy.server.store;

import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.SessionControl;
import dev.understudy.server.model.WorkloadProvider;
import dev.understudy.server.wire.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a file says about the rules of administrators and about workloads from elsewhere. */
final class ScenarioFilePolicies {

    private ScenarioFilePolicies() {}

    static AccessPolicy accessPolicy(ScenarioFileTree.Node node) {
        var object = ScenarioFileObject.of(node, "appliesTo", "kind", "trustedClients", "message");
        return new AccessPolicy(
                object.requireText("appliesTo"),
                object.choice("kind", AccessPolicy.Kind.class).orElse(AccessPolicy.Kind.ADMINISTRATOR),
                object.textSet("trustedClients").orElse(Set.of()),
                object.text("message"));
    }

    static Map<String, Object> write(AccessPolicy policy) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("appliesTo", policy.appliesTo());
        object.put("kind", ScenarioFileObject.word(policy.kind()));
        object.put("trustedClients", new TreeSet<>(policy.trustedClients()));
        policy.message().ifPresent(message -> object.put("message", message));
        return object;
    }

    static SessionControl sessionControl(ScenarioFileTree.Node node) {
        var object = ScenarioFileObject.of(node, "domain", "hours", "trustedClients");
        int hours = object.number("hours").orElseThrow(() -> object.problem("A session control needs \"hours\"."));
        return new SessionControl(
                object.requireText("domain"),
                Duration.ofHours(hours),
                object.textSet("trustedClients").orElse(Set.of()));
    }

    static Map<String, Object> write(SessionControl control) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("domain", control.domain());
        object.put("hours", control.length().toHours());
        object.put("trustedClients", new TreeSet<>(control.trustedClients()));
        return object;
    }

    static WorkloadProvider workloadProvider(ScenarioFileTree.Node node, String projectNumber) {
        var object = ScenarioFileObject.of(
                node, "pool", "id", "issuer", "audiences", "jwks", "attributeMapping", "attributeCondition");
        var mapping = new LinkedHashMap<String, String>();
        if (object.find("attributeMapping").isPresent()) {
            object.entries("attributeMapping").forEach((name, source) -> {
                if (!(source.value() instanceof String text && text.startsWith("assertion."))) {
                    throw source.problem("An attribute is mapped from a claim, written like \"assertion.sub\".");
                }
                mapping.put(name, (String) source.value());
            });
        }
        return new WorkloadProvider(
                projectNumber,
                object.requireText("pool"),
                object.requireText("id"),
                object.requireText("issuer"),
                object.texts("audiences").orElse(java.util.List.of()),
                object.find("jwks").map(keys -> Json.compact(keys.plain())),
                mapping,
                object.text("attributeCondition"));
    }

    static Map<String, Object> write(WorkloadProvider provider) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("pool", provider.pool());
        object.put("id", provider.id());
        object.put("issuer", provider.issuer());
        object.put("audiences", provider.audiences());
        provider.jwks().flatMap(Json::read).ifPresent(keys -> object.put("jwks", keys));
        object.put("attributeMapping", new TreeMap<>(provider.attributeMapping()));
        provider.attributeCondition().ifPresent(condition -> object.put("attributeCondition", condition));
        return object;
    }
}
