package dev.understudy.server.lab;

import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The rules of misbehaviour in force, in the order they were given; the first that hits a request has it. */
public final class Faults {

    private final Backstage backstage;
    private final Supplier<List<String>> endpoints;
    private final List<RuleInForce> rules = new ArrayList<>();

    /**
     * Faults that can reach this.
     *
     * @param endpoints the names of the endpoints at which they can act
     */
    public Faults(Backstage backstage, Supplier<List<String>> endpoints) {
        this.backstage = backstage;
        this.endpoints = endpoints;
    }

    /**
     * Adds a rule.
     *
     * @throws IllegalArgumentException if no endpoint has its name, so that it could never act
     */
    public synchronized void add(FaultRule rule) {
        if (endpoints.get().stream().noneMatch(rule::isAt)) {
            throw new IllegalArgumentException("No endpoint is called \"" + rule.endpoint()
                    + "\". They are called as in the journal, such as authorize, token or drive.files.list; drive.*"
                    + " means all that begin so, * means all.");
        }
        rules.add(new RuleInForce(rule));
    }

    /** The rules of a project that are not used up. */
    public synchronized List<FaultRule> of(String project) {
        return rules.stream()
                .map(RuleInForce::rule)
                .filter(rule -> rule.project().equals(project))
                .toList();
    }

    /** Drops the rules of a project, and lets go what they hold up. */
    public void reset(String project) {
        synchronized (this) {
            rules.removeIf(inForce -> inForce.rule().project().equals(project));
        }
        backstage.pauses().end(project);
    }

    /** The endpoint's answer, or what a fitting fault makes of it. */
    public Reply around(Origin origin, String endpoint, Request request, Handler handler) {
        return next(origin, endpoint, request)
                .map(fault -> noted(fault, fault.apply(new Occasion(origin, endpoint, request, handler, backstage))))
                .orElseGet(() -> handler.handle(request));
    }

    private synchronized Optional<Fault> next(Origin origin, String endpoint, Request request) {
        for (var inForce : rules) {
            var fault = inForce.hit(origin, endpoint, request);
            if (fault.isPresent()) {
                rules.removeIf(RuleInForce::isOver);
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Reply noted(Fault fault, Reply reply) {
        var noted = reply.noting(new Fact("fault", fault.name()));
        boolean explained = reply.facts().stream().anyMatch(fact -> fact.name().equals("why"));
        return explained
                ? noted
                : noted.noting(Fact.why("The lab's fault \"" + fault.name() + "\" acted on this, as it was asked to."));
    }
}
