package dev.understudy.server.lab;

import dev.understudy.server.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The rules of misbehaviour in force, in the order they were given; the first that fits is used up first. */
public final class Faults {

    private final List<FaultRule> rules = new ArrayList<>();

    /** Adds a rule. */
    public synchronized void add(FaultRule rule) {
        rules.add(rule);
    }

    /** Drops the rules of a project. */
    public synchronized void reset(String project) {
        rules.removeIf(rule -> rule.project().equals(project));
    }

    /** The endpoint's answer, or what a fitting fault makes of it. */
    public Reply around(String project, String endpoint, Supplier<Reply> answer) {
        return next(project, endpoint).map(fault -> fault.apply(answer)).orElseGet(answer);
    }

    private synchronized Optional<Fault> next(String project, String endpoint) {
        for (int i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            if (rule.project().equals(project) && rule.endpoint().equals(endpoint)) {
                if (rule.times() > 1) {
                    rules.set(i, new FaultRule(project, endpoint, rule.times() - 1, rule.fault()));
                } else {
                    rules.remove(i);
                }
                return Optional.of(rule.fault());
            }
        }
        return Optional.empty();
    }
}
