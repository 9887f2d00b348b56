package dev.understudy.server.model;

import java.util.Set;

/**
 * Who a workload from elsewhere is, once its token was taken.
 *
 * @param principal how IAM policies name it
 * @param groups how IAM policies name the sets that it belongs to
 */
public record WorkloadIdentity(String principal, Set<String> groups) {

    public WorkloadIdentity {
        groups = Set.copyOf(groups);
    }
}
