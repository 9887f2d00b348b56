package dev.understudy.server.lab;

/**
 * When to misbehave.
 *
 * @param project for whose requests
 * @param endpoint at which endpoint, by its name in the journal
 * @param times how often; then the rule is over
 * @param fault how
 */
public record FaultRule(String project, String endpoint, int times, Fault fault) {

    /** Misbehaves at the next request of this project to this endpoint. */
    public static FaultRule once(String project, String endpoint, Fault fault) {
        return new FaultRule(project, endpoint, 1, fault);
    }
}
