package dev.understudy.server.iam;

import dev.understudy.server.model.WorkloadIdentity;
import dev.understudy.server.model.WorkloadProvider;
import dev.understudy.server.wire.OAuthError;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a workload is known as to IAM: what its credential says, mapped to attributes that meet the condition. */
final class WorkloadAttributes {

    static final String SUBJECT = "google.subject";

    private WorkloadAttributes() {}

    /**
     * How IAM policies name the workload.
     *
     * @param assertion what the credential says, by names such as {@code assertion.sub}
     * @param usual the attributes where the provider maps none
     */
    static WorkloadIdentity identity(
            Map<String, String> assertion, Map<String, String> usual, WorkloadProvider provider) {
        var attributes = new LinkedHashMap<String, String>();
        provider.attributeMapping().forEach((name, source) -> attributes.put(name, assertion.getOrDefault(source, "")));
        if (attributes.isEmpty()) {
            attributes.putAll(usual);
        }
        attributes.putIfAbsent(SUBJECT, usual.getOrDefault(SUBJECT, ""));
        var values = new LinkedHashMap<>(assertion);
        values.putAll(attributes);
        requireCondition(provider, values);
        var groups = new HashSet<String>();
        groups.add(provider.everybody());
        attributes.forEach((name, value) -> {
            if (name.startsWith("attribute.")) {
                groups.add(provider.principalSet(name, value));
            }
        });
        return new WorkloadIdentity(provider.principal(attributes.getOrDefault(SUBJECT, "")), groups);
    }

    private static void requireCondition(WorkloadProvider provider, Map<String, String> values) {
        if (!provider.attributeCondition()
                .map(condition -> AttributeCondition.holds(condition, values))
                .orElse(true)) {
            throw OAuthError.UNAUTHORIZED_CLIENT
                    .because(400, "The given credential is rejected by the attribute condition.")
                    .explained("The condition is "
                            + provider.attributeCondition().orElse("") + ", and the token says " + values + ".");
        }
    }
}
