package dev.understudy.server.model;

import java.util.Set;

/**
 * Domain-wide delegation: a Workspace administrator lets a service account act as any user of the domain.
 *
 * @param clientId the service account's numeric id
 * @param domain the Workspace domain
 * @param scopes the scopes it may ask for
 */
public record Delegation(String clientId, String domain, Set<String> scopes) {

    public Delegation {
        scopes = Set.copyOf(scopes);
    }
}
