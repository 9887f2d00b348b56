package dev.understudy.server.inspector;

import dev.understudy.server.lab.Exchange;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.LiveText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The exchanges of a project as server-sent events (WHATWG HTML section 9.2), from a number on. The id of an event is
 * the server's start and the number of the last exchange in it, so that a page that was cut off goes on where it was,
 * and notices when another start answers.
 */
final class EventStream implements LiveText {

    /** A page that went away is noticed after two of these; proxies and Jetty cut a silent connection after more. */
    private static final long HEARTBEAT_SECONDS = 4;
    /** So many exchanges make one event, so that the page draws the first before the last is described. */
    private static final int BATCH = 200;

    /** Advice is given when nothing has come for so long: it looks at everything that has come. */
    private static final long QUIET_MILLIS = 250;

    private final Inspector inspector;
    private final Feed feed;
    private final Semaphore news = new Semaphore(0);
    private final List<AutoCloseable> listening;
    private final AtomicBoolean gateMoved;
    private final Controls controls;
    private long last;
    private long advised;
    private boolean hasAdvice;
    private boolean greeted;
    private volatile boolean closed;

    /**
     * What is told to whom.
     *
     * @param project whose exchanges; empty for all
     * @param masking what is shown of secrets
     * @param after the number of the last exchange that the page has
     */
    record Feed(String project, Masking masking, long after) {

        boolean tells(Exchange exchange) {
            return project.isEmpty() || exchange.project().equals(project);
        }
    }

    EventStream(Inspector inspector, Controls controls, Feed feed) {
        this.inspector = inspector;
        this.controls = controls;
        this.feed = feed;
        this.last = feed.after();
        var gate = inspector.gate();
        this.gateMoved = new AtomicBoolean(gate.isPaused(feed.project()));
        this.listening = List.of(inspector.lab().journal().listen(exchange -> news.release()), gate.listen(() -> {
            gateMoved.set(true);
            news.release();
        }));
    }

    @Override
    public Optional<String> next() throws InterruptedException {
        if (closed) {
            return Optional.empty();
        }
        if (!greeted) {
            greeted = true;
            return Optional.of("retry: 500\n" + event("hello", id(), Map.of("boot", inspector.boot(), "after", last)));
        }
        var batch = gate().or(this::batch);
        if (batch.isEmpty() && advised != last && !news.tryAcquire(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
            batch = advice();
        } else if (batch.isEmpty() && (advised != last || news.tryAcquire(HEARTBEAT_SECONDS, TimeUnit.SECONDS))) {
            news.drainPermits();
            batch = gate().or(this::batch);
        }
        return closed ? Optional.empty() : Optional.of(batch.orElse(": still here\n\n"));
    }

    /** What waits at the gate, if that has changed. */
    private Optional<String> gate() {
        return gateMoved.getAndSet(false)
                ? Optional.of(event("gate", id(), controls.state(feed.project(), feed.masking())))
                : Optional.empty();
    }

    /** What could be better, all of it each time: a finding grows, and may go when its project ignores it. */
    private Optional<String> advice() {
        advised = last;
        var advice = inspector.advise(feed.project(), feed.masking());
        boolean hadAdvice = hasAdvice;
        hasAdvice = !List.of().equals(advice.get("findings"));
        return hasAdvice || hadAdvice ? Optional.of(event("advice", id(), advice)) : Optional.empty();
    }

    private Optional<String> batch() {
        long from = last;
        long to = inspector.lab().journal().find(exchange -> exchange.number() > from && feed.tells(exchange)).stream()
                .limit(BATCH)
                .mapToLong(Exchange::number)
                .max()
                .orElse(from);
        if (to == from) {
            return Optional.empty();
        }
        last = to;
        var exchanges = inspector.describe(
                exchange -> exchange.number() > from && exchange.number() <= to && feed.tells(exchange),
                feed.masking());
        return Optional.of(event("exchanges", id(), exchanges));
    }

    private String id() {
        return inspector.boot() + "-" + last;
    }

    private static String event(String name, String id, Object data) {
        return "event: " + name + "\nid: " + id + "\ndata: " + Json.compact(data) + "\n\n";
    }

    @Override
    public void close() {
        closed = true;
        news.release();
        for (var listener : listening) {
            try {
                listener.close();
            } catch (Exception e) {
                throw new IllegalStateException("a listener is only taken off a list", e);
            }
        }
    }
}
