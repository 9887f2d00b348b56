package dev.understudy.server.lab;

import dev.understudy.server.wire.Request;
import java.util.Optional;
import java.util.SplittableRandom;

/** A rule and how much of it is used up. Guarded by {@link Faults}. */
final class RuleInForce {

    private final FaultRule rule;
    private final SplittableRandom dice;
    private int passed;
    private int hits;

    RuleInForce(FaultRule rule) {
        this.rule = rule;
        this.dice = new SplittableRandom(rule.seed());
    }

    FaultRule rule() {
        return rule;
    }

    boolean isOver() {
        return rule.times() != FaultRule.FOREVER
                && hits >= (long) rule.times() * rule.faults().size();
    }

    /** The fault that this request meets, if it does. */
    Optional<Fault> hit(Origin origin, String endpoint, Request request) {
        var next = rule.faults().get(hits % rule.faults().size());
        if (!rule.fits(origin, endpoint) || !next.concerns(request)) {
            return Optional.empty();
        }
        if (passed < rule.skip()) {
            passed++;
            return Optional.empty();
        }
        if (dice.nextDouble() >= rule.probability()) {
            return Optional.empty();
        }
        hits++;
        return Optional.of(next);
    }
}
