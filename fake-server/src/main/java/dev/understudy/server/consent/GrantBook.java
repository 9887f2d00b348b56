package dev.understudy.server.consent;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.Grant;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.Grants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What users have granted, as far as the authorization endpoint is concerned. */
final class GrantBook {

    private final Records records;
    private final Clock clock;
    private final Profile profile;
    private final Grants grants;

    GrantBook(Surroundings surroundings) {
        this.records = surroundings.records();
        this.clock = surroundings.clock();
        this.profile = surroundings.profile();
        this.grants = new Grants(records, surroundings.tokens());
    }

    /**
     * What this user has granted the project of all that is asked for, if no question is needed: everything, or what
     * was allowed when the same was asked before and the app includes what was granted earlier. Then the boxes are not
     * shown again (seen at Google; integrators force {@code prompt=consent}).
     */
    Optional<List<String>> standing(AuthorizationRequest asked, User user) {
        return records.grants()
                .find(Records.grantKey(user.sub(), asked.project().id()))
                .filter(grant -> !isOver(asked, grant))
                .map(grant -> granted(asked, grant))
                .filter(scopes -> !scopes.isEmpty());
    }

    private List<String> granted(AuthorizationRequest asked, Grant grant) {
        var granted = asked.scopes().stream().filter(grant.scopes()::contains).toList();
        boolean isReplayed = asked.includesGranted()
                && profile.hasGranularConsent()
                && asked.scopes().stream()
                        .allMatch(scope ->
                                granted.contains(scope) || grant.leftOut().contains(scope));
        return granted.size() == asked.scopes().size() || isReplayed ? granted : List.of();
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
