package dev.understudy.server.wire;

import java.util.Optional;

/**
 * Text that is sent piece by piece while it comes into being, such as an event stream. One thread asks for the pieces;
 * any thread may close it, which ends the waiting.
 */
public interface LiveText extends AutoCloseable {

    /**
     * Waits for the next piece. A piece should come every few seconds, so that a reader who went away is noticed.
     *
     * @return nothing once the text has ended or was closed
     */
    Optional<String> next() throws InterruptedException;

    @Override
    void close();
}
