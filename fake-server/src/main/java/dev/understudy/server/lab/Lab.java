package dev.understudy.server.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The controls of the fake: its clock, its misbehaviour and its memory of what was asked, each per project. */
public interface Lab {

    /** What time it is for a project. */
    Instant now(String project);

    /** Moves a project's time, back if negative, and gives its new distance from the server's own. */
    Duration advanceClock(String project, Duration by);

    /** Brings a project to this moment; its time goes on from there, or stands still if it did before. */
    Instant setClock(String project, Instant moment);

    /** Stops a project's time, and gives the moment at which it stands still. */
    Instant freezeClock(String project);

    /** Lets a project's time go on from where it stands. */
    Instant resumeClock(String project);

    /**
     * Makes the server misbehave.
     *
     * @throws IllegalArgumentException if no endpoint is called as the rule says
     */
    void fail(FaultRule rule);

    /** The rules of misbehaviour of a project that are not used up. */
    List<FaultRule> faults(String project);

    /** The recorded exchanges that pass, oldest first. */
    List<Exchange> exchanges(Predicate<Exchange> filter);

    /** The first exchange that passes, waiting for it if need be; nothing if the time is up. */
    Optional<Exchange> await(Predicate<Exchange> filter, Duration timeout) throws InterruptedException;

    /** What could be better in how a project's apps use OAuth, the most severe first. */
    List<Finding> findings(String project);

    /**
     * The findings of all projects. What carries no mark of a project, such as the fetching of keys, counts as the only
     * project's, if there is only one.
     */
    List<Finding> findings();

    /** Puts a project's clock, faults and journal back to how they were at the start. */
    void reset(String project);
}
