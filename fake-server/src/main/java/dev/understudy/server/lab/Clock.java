package dev.understudy.server.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The one clock of the server. Each project can be sent to another time without the others noticing. */
public final class Clock {

    private final InstantSource source;
    private final Map<String, Duration> offsets = new ConcurrentHashMap<>();

    /** A clock that travels from this source. */
    public Clock(InstantSource source) {
        this.source = source;
    }

    /** What time it is for this project, or for the server itself if the project is empty. */
    public Instant now(String project) {
        return source.instant().plus(offset(project));
    }

    /** How far this project has travelled. */
    public Duration offset(String project) {
        return offsets.getOrDefault(project, Duration.ZERO);
    }

    /** Moves this project's time, back if negative, and gives the new offset. */
    public Duration advance(String project, Duration by) {
        return offsets.merge(project, by, Duration::plus);
    }

    /** Brings this project back to the source's time. */
    public void reset(String project) {
        offsets.remove(project);
    }
}
