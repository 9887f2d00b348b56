package dev.understudy.server.token;

import dev.understudy.server.model.Project;
import dev.understudy.server.model.Quota;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Fact;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Counts what a project asks of Google's sign-in service in a minute, where its {@link Quota} has a limit. */
public final class RateCap {

    /** The name of the token endpoint among the quotas of a project. */
    public static final String TOKEN = "token";

    /** The name of the device endpoint among the quotas of a project. */
    public static final String DEVICE = "device";

    private final Records records;
    private final Function<String, Instant> timeOf;

    /**
     * The caps of the projects in these records.
     *
     * @param timeOf the time of a project, by its id
     */
    public RateCap(Records records, Function<String, Instant> timeOf) {
        this.records = records;
        this.timeOf = timeOf;
    }

    /** Counts a request of a project: why it is one too many, or nothing. */
    public Optional<Fact> count(String projectId, String service) {
        return records.projects()
                .find(projectId)
                .map(Project::quotas)
                .map(quotas -> quotas.getOrDefault(service, Quota.UNLIMITED))
                .flatMap(Quota::perMinute)
                .filter(limit -> records.countInMinute(timeOf.apply(projectId), projectId, service) > limit)
                .map(limit -> Fact.why("The project " + projectId + " may ask " + limit + " times a minute (quota \""
                        + service + "\")."));
    }
}
