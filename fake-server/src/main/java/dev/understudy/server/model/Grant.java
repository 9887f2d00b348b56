package dev.understudy.server.model;

import java.time.Instant;
import java.util.Set;

/**
 * What a user has allowed a project: grants are per project, not per client (Google, "Cross-client Identity"). Every
 * token names the grant it stands on, and dies with it.
 *
 * @param id names this grant; a new one after revocation has another id
 * @param userSub who granted
 * @param projectId to which project
 * @param scopes the canonical scopes granted so far
 * @param grantedAt when the user last consented
 */
public record Grant(String id, String userSub, String projectId, Set<String> scopes, Instant grantedAt) {

    public Grant {
        scopes = Set.copyOf(scopes);
    }
}
