package dev.understudy.lessons.web;

import dev.understudy.lessons.course.Lesson;
import dev.understudy.lessons.learn.Progress;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The open pages. Each costs a JVM, so there are only so many, and none outlives its page or a long rest. */
final class Sittings implements AutoCloseable {

    private final Map<String, Open> all = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, Sittings::daemon);
    private final InstantSource clock;

    private final Limits limits;

    Sittings(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        var unused = timer.scheduleWithFixedDelay(this::sweepOn, 1, 1, TimeUnit.SECONDS);
    }

    /** A sitting, when it was last used, and since when no page listens to it. */
    private static final class Open {

        private final Sitting sitting;
        private volatile Instant used;
        private volatile Instant heard;

        private Open(Sitting sitting, Instant now) {
            this.sitting = sitting;
            this.used = now;
            this.heard = now;
        }
    }

    /**
     * Begins a lesson for a page.
     *
     * @return its unguessable id; nothing if too many pages are open
     */
    Optional<String> begin(Lesson lesson, int step, Progress progress) {
        synchronized (this) {
            if (all.size() >= limits.pages()) {
                return Optional.empty();
            }
            var random = new byte[12];
            new SecureRandom().nextBytes(random);
            String id = HexFormat.of().formatHex(random);
            all.put(
                    id,
                    new Open(
                            Sitting.open(lesson, step, progress, new Sitting.Watch(timer, limits.run())),
                            clock.instant()));
            return Optional.of(id);
        }
    }

    /** The sitting of this id, which is used now. */
    Optional<Sitting> find(String id) {
        return Optional.ofNullable(all.get(id)).map(open -> {
            open.used = clock.instant();
            return open.sitting;
        });
    }

    /** Ends a sitting, if there is one of this id. */
    void end(String id, String why) {
        Optional.ofNullable(all.remove(id)).ifPresent(open -> {
            open.sitting.say(why);
            open.sitting.close();
        });
    }

    /** How many pages are open. */
    int size() {
        return all.size();
    }

    /** Ends what nobody listens to or uses any more. */
    void sweep() {
        var now = clock.instant();
        all.forEach((id, open) -> {
            if (!open.sitting.isAlone()) {
                open.heard = now;
            }
            if (open.used.plus(limits.rest()).isBefore(now)) {
                end(
                        id,
                        "Nothing was done here for " + limits.rest().toMinutes()
                                + " minutes, so the Java of this page was ended.");
            } else if (open.heard.plus(limits.leash()).isBefore(now)) {
                end(id, "The page was closed.");
            }
        });
    }

    /** What cannot be closed this time must not keep the others from being closed the next time. */
    private void sweepOn() {
        try {
            sweep();
        } catch (RuntimeException e) {
            // It is off the list already, and its JVM ends with this one.
        }
    }

    @Override
    public void close() {
        all.keySet().forEach(id -> end(id, "The lessons were ended in the terminal."));
        timer.shutdownNow();
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "understudy-pages");
        thread.setDaemon(true);
        return thread;
    }
}
