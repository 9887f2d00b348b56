package dev.understudy.server.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The lab in the server's own process.
 *
 * @param clock the clock
 * @param journal the journal
 * @param faults the faults
 * @param advisor who looks at how apps use OAuth
 */
public record InProcessLab(Clock clock, Journal journal, Faults faults, Advisor advisor) implements Lab {

    @Override
    public Instant now(String project) {
        return clock.now(project);
    }

    @Override
    public Duration advanceClock(String project, Duration by) {
        return clock.advance(project, by);
    }

    @Override
    public Instant setClock(String project, Instant moment) {
        return clock.set(project, moment);
    }

    @Override
    public Instant freezeClock(String project) {
        return clock.freeze(project);
    }

    @Override
    public Instant resumeClock(String project) {
        return clock.resume(project);
    }

    @Override
    public void fail(FaultRule rule) {
        faults.add(rule);
    }

    @Override
    public List<FaultRule> faults(String project) {
        return faults.of(project);
    }

    @Override
    public List<Exchange> exchanges(Predicate<Exchange> filter) {
        return journal.find(filter);
    }

    @Override
    public Optional<Exchange> await(Predicate<Exchange> filter, Duration timeout) throws InterruptedException {
        return journal.await(filter, timeout);
    }

    @Override
    public List<Finding> findings(String project) {
        return advisor.findings(journal.find(exchange -> exchange.project().equals(project)));
    }

    @Override
    public List<Finding> findings() {
        return advisor.findings(journal.find(exchange -> true));
    }

    @Override
    public void reset(String project) {
        clock.reset(project);
        faults.reset(project);
        journal.forget(project);
    }
}
