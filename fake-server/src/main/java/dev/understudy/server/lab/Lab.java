package dev.understudy.server.lab;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The controls of the fake: its clock, its misbehaviour and its memory of what was asked, each per project. */
public interface Lab {

    /** Moves a project's time, back if negative, and gives its new distance from the server's own. */
    Duration advanceClock(String project, Duration by);

    /** Makes the server misbehave. */
    void fail(FaultRule rule);

    /** The recorded exchanges that pass, oldest first. */
    List<Exchange> exchanges(Predicate<Exchange> filter);

    /** The first exchange that passes, waiting for it if need be; nothing if the time is up. */
    Optional<Exchange> await(Predicate<Exchange> filter, Duration timeout) throws InterruptedException;

    /** Puts a project's clock, faults and journal back to how they were at the start. */
    void reset(String project);
}
