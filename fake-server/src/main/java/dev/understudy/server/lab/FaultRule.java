package dev.understudy.server.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When to misbehave, and how. Of the requests that fit, the first {@code skip} pass; each of the others is hit with the
 * given probability. Each hit takes the next fault of the sequence; after {@code times} rounds the rule is over.
 *
 * @param project for whose requests; empty: those that carry no mark of any project, such as for keys
 * @param endpoint at which endpoint, by its name in the journal; {@code drive.*} means all that begin so, {@code *} all
 * @param client for which client's requests; absent: every one's
 * @param skip how many requests that fit pass first
 * @param times how many rounds of the sequence, {@link #FOREVER} without end
 * @param probability with which probability a request that fits is hit, above 0, at most 1
 * @param seed of the dice: the same seed hits the same requests
 * @param faults what happens, one after another
 */
public record FaultRule(
        String project,
        String endpoint,
        Optional<String> client,
        int skip,
        int times,
        double probability,
        long seed,
        List<Fault> faults) {

    /** Rounds without end. */
    public static final int FOREVER = Integer.MAX_VALUE;

    public FaultRule {
        require(skip >= 0, "skip must not be negative, but is " + skip + ".");
        require(times >= 1, "times must be 1 or more, but is " + times + ".");
        require(probability > 0 && probability <= 1, "probability must be above 0 and at most 1, not " + probability);
        require(!faults.isEmpty(), "A rule needs at least one fault.");
        faults = List.copyOf(faults);
    }

    /** Misbehaves at the next request of this project to this endpoint. */
    public static FaultRule once(String project, String endpoint, Fault fault) {
        return new FaultRule(project, endpoint, Optional.empty(), 0, 1, 1, 0, List.of(fault));
    }

    /** Misbehaves at every request of this project to this endpoint, until the lab is reset. */
    public static FaultRule always(String project, String endpoint, Fault fault) {
        return once(project, endpoint, fault).times(FOREVER);
    }

    /** A copy for the requests of this client alone. */
    public FaultRule of(String newClient) {
        return new FaultRule(project, endpoint, Optional.of(newClient), skip, times, probability, seed, faults);
    }

    /** A copy that hits the n-th request that fits, counted from 1, and what follows. */
    public FaultRule fromRequest(int n) {
        return new FaultRule(project, endpoint, client, n - 1, times, probability, seed, faults);
    }

    /** A copy with this many rounds. */
    public FaultRule times(int rounds) {
        return new FaultRule(project, endpoint, client, skip, rounds, probability, seed, faults);
    }

    /** A copy that throws dice, the same at each run of this seed. */
    public FaultRule withProbability(double newProbability, long newSeed) {
        return new FaultRule(project, endpoint, client, skip, times, newProbability, newSeed, faults);
    }

    /** A copy in which this fault follows those before. */
    public FaultRule then(Fault next) {
        var more = new ArrayList<>(faults);
        more.add(next);
        return new FaultRule(project, endpoint, client, skip, times, probability, seed, more);
    }

    /** Whether the endpoint of this name is meant. */
    boolean isAt(String name) {
        return endpoint.endsWith("*")
                ? name.startsWith(endpoint.substring(0, endpoint.length() - 1))
                : name.equals(endpoint);
    }

    /** Whether a request of this origin to this endpoint fits. */
    boolean fits(Origin origin, String asked) {
        return isAt(asked)
                && origin.project().equals(project)
                && client.map(origin.client()::equals).orElse(true);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
