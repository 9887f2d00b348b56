package dev.understudy.server.lab;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where late answers wait, in real time; a reset of the project or the end of the server lets them go at once. */
public final class Pauses implements AutoCloseable {

    /** The longest pause: no client shall hang because of a slip of the pen. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    private final Map<String, CountDownLatch> latches = new ConcurrentHashMap<>();

    /** Waits so long, or until the pauses of this project are ended. */
    public void rest(String project, Duration by) {
        var latch = latches.computeIfAbsent(project, name -> new CountDownLatch(1));
        try {
            boolean ended = latch.await(by.toNanos(), TimeUnit.NANOSECONDS);
            assert ended || !by.isNegative();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the pauses of this project. */
    public void end(String project) {
        var latch = latches.remove(project);
        if (latch != null) {
            latch.countDown();
        }
    }

    /** Ends every pause. */
    @Override
    public void close() {
        latches.keySet().forEach(this::end);
    }
}
