package dev.understudy.server.consent;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.ConsentScreen;
import dev.understudy.server.model.Grant;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.Grants;
import java.time.Duration;
import java.time.Instant;

/** What users have granted, as far as the authorization endpoint is concerned. */
final class GrantBook {

    /** "Authorizations by a test user will expire seven days from the time of consent" (Google's help). */
    private static final Duration TESTING_LIFETIME = Duration.ofDays(7);

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
                .orElseGet(() -> grants.add(user, project, decision.scopes(), now));
    }

    private boolean isOver(AuthorizationRequest asked, Grant grant) {
        return asked.project().consentScreen().publishing() == ConsentScreen.Publishing.TESTING
                && !Scopes.areIdentityOnly(grant.scopes())
                && !clock.now(asked.project().id()).isBefore(grant.grantedAt().plus(TESTING_LIFETIME));
    }
}
