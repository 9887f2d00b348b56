package dev.understudy.server.classroom;

import dev.understudy.server.lab.Exchange;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.model.Audience;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Slice;
import dev.understudy.server.store.Store;
import dev.understudy.server.store.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The worlds of the learners, each apart from the others: put back to their beginning, or to a moment. */
final class Worlds {

    /** How many moments are kept of one learner; the oldest go. */
    static final int MOMENTS = 20;

    /** The moment before anything happened. */
    static final String BEGINNING = "beginning";

    private final Front front;
    private final Map<String, Part> worlds = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();

    private record Part(Slice slice, Store.Snapshot beginning, LinkedHashMap<String, Store.Snapshot> moments) {}

    /**
     * All of a learner's world at one moment, to come back to after a reset.
     *
     * @param records what was kept
     * @param offset how far the clock had travelled
     * @param frozen whether it stood still
     * @param faults the rules of misbehaviour
     * @param exchanges what was forgotten of the journal
     */
    record Before(
            Store.Snapshot records, Duration offset, boolean frozen, List<FaultRule> faults, List<Exchange> exchanges) {

        Before {
            faults = List.copyOf(faults);
            exchanges = List.copyOf(exchanges);
        }
    }

    /** Adds the worlds of these learners to the server. */
    Worlds(Front front, List<Learner> learners) {
        this.front = front;
        audience(World.of(front.records()));
        learners.forEach(learner -> {
            front.records().add(learner.world().scenario());
            audience(learner.world().scenario());
        });
        for (Learner learner : learners) {
            var slice = new Slice(learner.names());
            worlds.put(learner.id(), new Part(slice, front.store().snapshot(slice), new LinkedHashMap<>()));
        }
    }

    /** The apps of a world know the people of that world alone. */
    private void audience(Scenario scenario) {
        var people = new Audience(scenario.users().stream().map(User::sub).collect(Collectors.toSet()));
        scenario.projects().forEach(project -> front.records().audiences().put(project.id(), people));
    }

    /** Keeps a learner's records as they are now, and gives the name of the moment. */
    String remember(Learner learner) {
        var world = of(learner);
        var now = front.store().snapshot(world.slice());
        synchronized (world) {
            String name = Long.toString(count.incrementAndGet());
            world.moments().put(name, now);
            if (world.moments().size() > MOMENTS) {
                world.moments().remove(world.moments().keySet().iterator().next());
            }
            return name;
        }
    }

    /** Puts a learner's records back to a moment; false if it is not known any more. */
    boolean restore(Learner learner, String moment) {
        var world = of(learner);
        Optional<Store.Snapshot> then;
        synchronized (world) {
            then = moment.equals(BEGINNING)
                    ? Optional.of(world.beginning())
                    : Optional.ofNullable(world.moments().get(moment));
        }
        then.ifPresent(snapshot -> front.store().restore(world.slice(), snapshot));
        return then.isPresent();
    }

    /** Whether a record belongs to a learner. */
    boolean owns(Learner learner, String key, Object value) {
        return of(learner).slice().has(key, value);
    }

    /** Puts a learner's records, clock, faults and journal back to the beginning, and gives what they were. */
    Before reset(Learner learner) {
        var world = of(learner);
        String project = learner.project();
        var clock = front.lab().clock();
        var before = new Before(
                front.store().snapshot(world.slice()),
                clock.offset(project),
                clock.isFrozen(project),
                front.lab().faults(project),
                front.lab().journal().forget(project));
        front.lab().reset(project);
        front.store().restore(world.slice(), world.beginning());
        return before;
    }

    /** Takes a reset back. */
    void undo(Learner learner, Before before) {
        String project = learner.project();
        var clock = front.lab().clock();
        front.lab().reset(project);
        front.store().restore(of(learner).slice(), before.records());
        clock.advance(project, before.offset());
        if (before.frozen()) {
            clock.freeze(project);
        }
        before.faults().forEach(front.lab()::fail);
        front.lab().journal().recall(before.exchanges());
    }

    private Part of(Learner learner) {
        Part world = worlds.get(learner.id());
        if (world == null) {
            throw new IllegalArgumentException("There is no learner " + learner.id() + " in this class.");
        }
        return world;
    }
}
