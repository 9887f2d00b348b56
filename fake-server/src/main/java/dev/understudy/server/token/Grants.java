package dev.understudy.server.token;

import dev.understudy.server.model.Grant;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
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

    /** The grant after this user consented to these canonical scopes. */
    public Grant add(User user, String projectId, Collection<String> scopes, Instant now) {
        var fresh = new Grant(tokens.id(), user.sub(), projectId, Set.of(), now);
        return records.grants().merge(Records.grantKey(user.sub(), projectId), fresh, grant -> {
            var all = new HashSet<>(grant.scopes());
            all.addAll(scopes);
            return new Grant(grant.id(), grant.userSub(), grant.projectId(), all, now);
        });
    }
}
