package dev.understudy.server.model;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
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
 * @param leftOut the canonical scopes that the user was asked for and left out
 */
public record Grant(
        String id, String userSub, String projectId, Set<String> scopes, Instant grantedAt, Set<String> leftOut) {

    public Grant {
        scopes = Set.copyOf(scopes);
        leftOut = Set.copyOf(leftOut);
    }

    /** A grant of all that was asked for. */
    public Grant(String id, String userSub, String projectId, Set<String> scopes, Instant grantedAt) {
        this(id, userSub, projectId, scopes, grantedAt, Set.of());
    }

    /** A copy after the user was asked for some scopes, and allowed these. */
    public Grant after(Collection<String> asked, Collection<String> allowed, Instant at) {
        var all = new HashSet<>(scopes);
        all.addAll(allowed);
        var missing = new HashSet<>(leftOut);
        missing.addAll(asked);
        missing.removeAll(all);
        return new Grant(id, userSub, projectId, all, at, missing);
    }
}
