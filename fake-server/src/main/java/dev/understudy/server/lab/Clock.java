package dev.understudy.server.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The one clock of the server. Each project can be sent to another time, or stopped, without the others noticing. */
public final class Clock {

    private static final Journey HOME = new Journey(Duration.ZERO, Optional.empty());

    private final InstantSource source;
    private final Map<String, Journey> journeys = new ConcurrentHashMap<>();

    /** Where a project is in time: so far from the source, or standing still at a moment. */
    private record Journey(Duration offset, Optional<Instant> frozenAt) {

        Instant now(Instant source) {
            return frozenAt.orElseGet(() -> source.plus(offset));
        }

        Journey moved(Duration by) {
            return new Journey(offset.plus(by), frozenAt.map(at -> at.plus(by)));
        }

        Journey running(Instant source) {
            return new Journey(Duration.between(source, now(source)), Optional.empty());
        }

        Journey frozen(Instant source) {
            return new Journey(offset, Optional.of(now(source)));
        }
    }

    /** A clock that travels from this source. */
    public Clock(InstantSource source) {
        this.source = source;
    }

    /** What time it is for this project, if it was sent to another time than the server's own. */
    public Optional<Instant> elsewhere(String project) {
        return Optional.ofNullable(journeys.get(project)).map(journey -> journey.now(source.instant()));
    }

    /** What time it is for this project, or for the server itself if the project is empty. */
    public Instant now(String project) {
        return journeys.getOrDefault(project, HOME).now(source.instant());
    }

    /** How far this project is from the source now. */
    public Duration offset(String project) {
        var journey = journeys.getOrDefault(project, HOME);
        return journey.frozenAt()
                .map(at -> Duration.between(source.instant(), at))
                .orElse(journey.offset());
    }

    /** Moves this project's time, back if negative, and gives the new offset. */
    public Duration advance(String project, Duration by) {
        journeys.merge(project, HOME.moved(by), (journey, first) -> journey.moved(by));
        return offset(project);
    }

    /** Brings this project to this moment, from where its time goes on, or stands still if it did before. */
    public Instant set(String project, Instant moment) {
        journeys.compute(project, (same, old) -> {
            var source = this.source.instant();
            var journey = old == null ? HOME : old;
            return journey.moved(Duration.between(journey.now(source), moment));
        });
        return now(project);
    }

    /** Stops this project's time, and gives the moment at which it stands still. */
    public Instant freeze(String project) {
        journeys.compute(project, (same, old) -> (old == null ? HOME : old).frozen(source.instant()));
        return now(project);
    }

    /** Lets this project's time go on from where it stands. */
    public Instant resume(String project) {
        journeys.computeIfPresent(project, (same, old) -> old.running(source.instant()));
        return now(project);
    }

    /** Whether this project's time stands still. */
    public boolean isFrozen(String project) {
        return journeys.getOrDefault(project, HOME).frozenAt().isPresent();
    }

    /** Brings this project back to the source's time. */
    public void reset(String project) {
        journeys.remove(project);
    }
}
