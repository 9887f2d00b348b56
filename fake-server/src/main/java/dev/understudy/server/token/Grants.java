package dev.understudy.server.token;

import dev.understudy.server.model.AppUser;
import dev.understudy.server.model.Grant;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.store.Records;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Keeps what users allow: one grant per user and project, which grows with every consent. */
public final class Grants {

    private final Records records;
    private final OpaqueTokens tokens;

    /** The grants in these records; new ones get their ids from the tokens. */
    public Grants(Records records, OpaqueTokens tokens) {
        this.records = records;
        this.tokens = tokens;
    }

    /**
     * The grant after this user was asked for some scopes and allowed a part of them.
     *
     * @param asked the canonical scopes asked for
     * @param allowed those that the user allowed
     */
    public Grant keep(
            String userSub, String projectId, Collection<String> asked, Collection<String> allowed, Instant now) {
        if (Scopes.areSensitive(allowed)) {
            records.appUsers().put(projectId + "|" + userSub, new AppUser(projectId, userSub));
        }
        var fresh = new Grant(tokens.id(), userSub, projectId, Set.of(), now);
        return records.grants()
                .merge(Records.grantKey(userSub, projectId), fresh, grant -> grant.after(asked, allowed, now));
    }

    /** The grant after this user allowed all of these canonical scopes. */
    public Grant keep(String userSub, String projectId, Collection<String> allowed, Instant now) {
        return keep(userSub, projectId, allowed, allowed, now);
    }
}
