package dev.understudy.server.api;

import dev.understudy.server.model.Project;
import dev.understudy.server.model.Quota;
import dev.understudy.server.store.Records;
import java.time.Instant;
import java.util.Optional;

/** Counts the calls of each project and user in each minute, where the project has a limit. */
final class Quotas {

    private final Records records;

    Quotas(Records records) {
        this.records = records;
    }

    /**
     * Counts a call.
     *
     * @param user whose limit it counts against
     * @throws ApiException 403 or 429 if that is one too many in this minute
     */
    void count(Project project, ApiService service, String user, Instant now) {
        var quota = project.quotas().getOrDefault(service.name(), Quota.UNLIMITED);
        if (exceeds(quota.perMinutePerUser(), now, project.id(), service.name(), user)) {
            throw ConsumerErrors.userRateLimit(service, project)
                    .because("More than " + quota.perMinutePerUser().orElse(0) + " calls of " + service.name()
                            + " in this minute by " + user + ".");
        }
        if (exceeds(quota.perMinute(), now, project.id(), service.name())) {
            throw ConsumerErrors.rateLimit(service, project)
                    .because("More than " + quota.perMinute().orElse(0) + " calls of " + service.name()
                            + " in this minute by project " + project.id() + ".");
        }
    }

    private boolean exceeds(Optional<Integer> limit, Instant now, String... of) {
        return limit.filter(calls -> records.countInMinute(now, of) > calls).isPresent();
    }
}
