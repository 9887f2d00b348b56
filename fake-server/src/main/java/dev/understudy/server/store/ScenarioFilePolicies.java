package dev.understudy.server.store;

import dev.understudy.server.model.AccessPolicy;
import dev.understudy.server.model.AwsAccount;
import dev.understudy.server.model.SessionControl;
import dev.understudy.server.model.WorkloadProvider;
import dev.understudy.server.wire.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a file says about the rules of administrators and about workloads from elsewhere. */
final class ScenarioFilePolicies {

    private static final Pattern REAL_KEY = Pattern.compile("A[KS]IA(?!.*(?:FAKE|EXAMPLE))[A-Z0-9]{16}");

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
                node, "pool", "id", "issuer", "audiences", "jwks", "attributeMapping", "attributeCondition", "aws");
        var aws = object.find("aws").map(ScenarioFilePolicies::awsAccount);
        if (aws.isPresent() && object.find("issuer").isPresent()) {
            throw object.problem("aws", "A workload provider has either an \"issuer\" or \"aws\", not both.");
        }
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
                aws.isPresent() ? "" : object.requireText("issuer"),
                object.texts("audiences").orElse(List.of()),
                object.find("jwks").map(keys -> Json.compact(keys.plain())),
                mapping,
                object.text("attributeCondition"),
                aws);
    }

    private static AwsAccount awsAccount(ScenarioFileTree.Node node) {
        var object = ScenarioFileObject.of(node, "account", "keys");
        return new AwsAccount(
                object.requireText("account"),
                object.list("keys").stream().map(ScenarioFilePolicies::awsKey).toList());
    }

    /** What looks like a real key must not end up in a file that teaches. */
    private static AwsAccount.Key awsKey(ScenarioFileTree.Node node) {
        var object = ScenarioFileObject.of(node, "id", "secret", "sessionToken", "arn", "userId");
        String id = object.requireText("id");
        if (REAL_KEY.matcher(id).matches()) {
            throw object.problem("id", "This looks like a real access key; invent one with FAKE or EXAMPLE in it.");
        }
        return new AwsAccount.Key(
                id,
                object.requireText("secret"),
                object.text("sessionToken"),
                object.requireText("arn"),
                object.text("userId").orElse(id));
    }

    static Map<String, Object> write(WorkloadProvider provider) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("pool", provider.pool());
        object.put("id", provider.id());
        provider.aws()
                .ifPresentOrElse(
                        account -> object.put("aws", write(account)), () -> object.put("issuer", provider.issuer()));
        object.put("audiences", provider.audiences());
        provider.jwks().flatMap(Json::read).ifPresent(keys -> object.put("jwks", keys));
        object.put("attributeMapping", new TreeMap<>(provider.attributeMapping()));
        provider.attributeCondition().ifPresent(condition -> object.put("attributeCondition", condition));
        return object;
    }

    private static Map<String, Object> write(AwsAccount account) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("account", account.id());
        object.put(
                "keys", account.keys().stream().map(ScenarioFilePolicies::write).toList());
        return object;
    }

    private static Map<String, Object> write(AwsAccount.Key key) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", key.id());
        object.put("secret", key.secret());
        key.sessionToken().ifPresent(token -> object.put("sessionToken", token));
        object.put("arn", key.arn());
        object.put("userId", key.userId());
        return object;
    }
}
