package dev.understudy.server.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider of a workload identity pool: which tokens from elsewhere the Security Token Service takes (Google, "Workload
 * Identity Federation").
 *
 * @param projectNumber the number of its project
 * @param pool the pool's id
 * @param id the provider's id
 * @param issuer the {@code iss} that its tokens must have; empty if it is AWS
 * @param audiences the audiences that it takes; none: its own resource name
 * @param jwks its key set as JSON; absent: signatures are not looked at
 * @param attributeMapping from {@code google.subject} or {@code attribute.NAME} to {@code assertion.CLAIM}
 * @param attributeCondition what must be true of a token
 * @param aws the account whose signed requests it takes, if it is AWS and not one of OpenID Connect
 */
public record WorkloadProvider(
        String projectNumber,
        String pool,
        String id,
        String issuer,
        List<String> audiences,
        Optional<String> jwks,
        Map<String, String> attributeMapping,
        Optional<String> attributeCondition,
        Optional<AwsAccount> aws) {

    private static final String IAM = "//iam.googleapis.com/";

    public WorkloadProvider {
        audiences = List.copyOf(audiences);
        attributeMapping = Map.copyOf(attributeMapping);
    }

    /** A provider of OpenID Connect. */
    public WorkloadProvider(
            String projectNumber,
            String pool,
            String id,
            String issuer,
            List<String> audiences,
            Optional<String> jwks,
            Map<String, String> attributeMapping,
            Optional<String> attributeCondition) {
        this(projectNumber, pool, id, issuer, audiences, jwks, attributeMapping, attributeCondition, Optional.empty());
    }

    /** Its full resource name, as requests to the Security Token Service have it. */
    public String resourceName() {
        return IAM + poolName() + "/providers/" + id;
    }

    /** The audiences that a token may have. */
    public List<String> accepted() {
        return audiences.isEmpty() ? List.of(resourceName(), "https:" + resourceName()) : audiences;
    }

    /** How IAM policies name a subject of the pool. */
    public String principal(String subject) {
        return "principal:" + IAM + poolName() + "/subject/" + subject;
    }

    /** How IAM policies name all subjects of the pool that have this attribute. */
    public String principalSet(String attribute, String value) {
        return "principalSet:" + IAM + poolName() + "/" + attribute + "/" + value;
    }

    /** How IAM policies name all subjects of the pool. */
    public String everybody() {
        return "principalSet:" + IAM + poolName() + "/*";
    }

    private String poolName() {
        return "projects/" + projectNumber + "/locations/global/workloadIdentityPools/" + pool;
    }
}
