package dev.understudy.client;

import java.time.Duration;

/** Waits. Given to the client so that a test need not. */
@FunctionalInterface
public interface Pause {

    /** Returns after this time. */
    void take(Duration time);

    /** Sleeps. An interruption ends the wait and is kept for the caller. */
    static Pause sleeping() {
        return time -> {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
