package dev.understudy.server.consent;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.Grant;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.Grants;
import java.time.Instant;

/** What users have granted, as far as the authorization endpoint is concerned. */
final class GrantBook {

    private final Records records;
    private final Clock clock;
    private final Grants grants;

    GrantBook(Surroundings surroundings) {
        this.records = surroundings.records();
        this.clock = surroundings.clock();
        this.grants = new Grants(records, surroundings.tokens());
    }

    /** Whether this user has granted the project all that is asked for: the consent page may be left out. */
    boolean covers(AuthorizationRequest asked, User user) {
        return records.grants()
                .find(Records.grantKey(user.sub(), asked.project().id()))
                .filter(grant -> grant.scopes().containsAll(asked.scopes()))
                .filter(grant -> !isOver(asked, grant))
                .isPresent();
    }

    /** Adds what was decided just now to what the user has granted so far. */
    Grant keep(Decision decision, Instant now) {
        var user = decision.user();
        String project = decision.asked().project().id();
        return records.grants()
                .find(Records.grantKey(user.sub(), project))
                .filter(grant -> decision.consent() == Consent.SKIPPED)
                .orElseGet(
                        () -> grants.keep(user.sub(), project, decision.asked().scopes(), decision.scopes(), now));
    }

    private boolean isOver(AuthorizationRequest asked, Grant grant) {
        var now = clock.now(asked.project().id());
        return asked.project()
                .authorizationEnd(grant.scopes(), grant.grantedAt())
                .filter(end -> !now.isBefore(end))
                .isPresent();
    }
}
