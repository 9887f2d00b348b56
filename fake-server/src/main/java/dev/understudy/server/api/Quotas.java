package dev.understudy.server.api;

import dev.understudy.server.model.Project;
import dev.understudy.server.model.Quota;
import dev.understudy.server.store.Records;
import java.time.Instant;
import java.util.Optional;

/** Counts the calls of each project and user in each minute, where the project has a limit. */
final class Quotas {

    private static final long SECONDS_OF_A_MINUTE = 60;

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
        String minute = Long.toString(now.getEpochSecond() / SECONDS_OF_A_MINUTE);
        String key = String.join("|", project.id(), service.name(), minute);
        if (exceeds(quota.perMinutePerUser(), key + "|" + user)) {
            throw ConsumerErrors.userRateLimit(service, project)
                    .because("More than " + quota.perMinutePerUser().orElse(0) + " calls of " + service.name()
                            + " in this minute by " + user + ".");
        }
        if (exceeds(quota.perMinute(), key)) {
            throw ConsumerErrors.rateLimit(service, project)
                    .because("More than " + quota.perMinute().orElse(0) + " calls of " + service.name()
                            + " in this minute by project " + project.id() + ".");
        }
    }

    private boolean exceeds(Optional<Integer> limit, String key) {
        return limit.filter(calls -> records.quotaUses().merge(key, 0, before -> before + 1) > calls)
                .isPresent();
    }
}
