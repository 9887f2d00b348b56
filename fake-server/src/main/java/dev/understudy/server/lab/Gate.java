package dev.understudy.server.lab;

import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Holds requests back before anything sees them, so that people can look at one before it goes on, change it, or let it
 * run into a fault. Each project has its own; who pauses the empty project pauses all. Nothing is held longer than
 * its longest time, because clients give up.
 */
public final class Gate implements AutoCloseable {

    /** How long a request waits at most, if nothing else is said. */
    public static final Duration LONGEST = Pauses.LONGEST;

    private final Faults faults;
    private final Duration longest;
    private final Map<Long, Held> held = new ConcurrentHashMap<>();
    private final Set<String> paused = ConcurrentHashMap.newKeySet();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong count = new AtomicLong();

    /** A gate before these faults, which holds nothing longer than so. */
    public Gate(Faults faults, Duration longest) {
        this.faults = faults;
        this.longest = longest;
    }

    /**
     * Whose request it is and where it goes.
     *
     * @param project the project, empty if none could be told
     * @param endpoint the endpoint's name in the journal
     */
    public record Destination(String project, String endpoint) {}

    /**
     * A request that waits.
     *
     * @param id its number at this gate
     * @param destination whose it is and where it goes
     * @param request the request
     * @param until when it goes on by itself, by {@link System#nanoTime}
     * @param release completed with the request as it shall go on
     */
    public record Held(
            long id, Destination destination, Request request, long until, CompletableFuture<Request> release) {

        /** How long it still waits if nobody does anything. */
        public Duration left() {
            return Duration.ofNanos(until - System.nanoTime());
        }
    }

    /** The handler behind this gate; what goes nowhere in particular passes at once. */
    public Handler before(Handler handler, Function<Request, Optional<Destination>> destinationOf) {
        return request -> {
            var destination = paused.isEmpty() ? Optional.<Destination>empty() : destinationOf.apply(request);
            return destination
                    .filter(at -> isPaused(at.project()))
                    .map(at -> hold(at, request, handler))
                    .orElseGet(() -> handler.handle(request));
        };
    }

    /** Holds the requests of this project from now on. */
    public void pause(String project) {
        paused.add(project);
        tell();
    }

    /** Lets the requests of this project go, those that wait and those to come. */
    public void resume(String project) {
        paused.remove(project);
        of(project).forEach(one -> one.release().complete(one.request()));
        tell();
    }

    /** Whether the requests of this project are held. */
    public boolean isPaused(String project) {
        return paused.contains("") || paused.contains(project);
    }

    /** The requests of this project that wait, the first first; of the empty project: all. */
    public List<Held> of(String project) {
        return held.values().stream()
                .filter(one -> project.isEmpty() || one.destination().project().equals(project))
                .sorted(Comparator.comparingLong(Held::id))
                .toList();
    }

    /** Lets one request go on, as it came or changed; nothing happens if it waits no longer. */
    public void release(long id, UnaryOperator<Request> change) {
        Optional.ofNullable(held.get(id)).ifPresent(one -> one.release().complete(change.apply(one.request())));
    }

    /** Lets one request go on into this fault. */
    public void releaseInto(long id, Fault fault) {
        Optional.ofNullable(held.get(id)).ifPresent(one -> {
            var to = one.destination();
            faults.add(FaultRule.once(to.project(), to.endpoint(), fault));
            one.release().complete(one.request());
        });
    }

    /** Calls this whenever something is held or let go; close to stop. */
    public AutoCloseable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        paused.clear();
        held.values().forEach(one -> one.release().complete(one.request()));
    }

    private Reply hold(Destination destination, Request request, Handler handler) {
        var release = new CompletableFuture<Request>();
        long until = System.nanoTime() + longest.toNanos();
        var waiting = new Held(count.incrementAndGet(), destination, request, until, release);
        held.put(waiting.id(), waiting);
        if (!isPaused(destination.project())) {
            // Resumed or closed since it was asked: nobody would let it go any more.
            release.complete(request);
        }
        tell();
        try {
            var goesOn = release.completeOnTimeout(request, longest.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return handler.handle(goesOn);
        } finally {
            held.remove(waiting.id());
            tell();
        }
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }
}
