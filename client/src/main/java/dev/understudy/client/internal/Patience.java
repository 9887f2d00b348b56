package dev.understudy.client.internal;

import java.util.Optional;

/**
 * Sends one call again as long as that may help: after a failed connection, 408, 429 and 5xx (C17). Only for calls that do
 * the same twice as once.
 *
 * @param transport what carries
 * @param backoff how long to wait in between
 */
public record Patience(Transport transport, Backoff backoff) {

    /** How often a call is tried. */
    public static final int TRIES = 4;

    /**
     * Sends a call until it is answered for good.
     *
     * @throws UnsafeAddress if it may not go there; nothing was sent
     * @throws Unreachable if no usable answer came at the last try
     */
    public Answer send(Call call) throws UnsafeAddress, Unreachable {
        while (true) {
            try {
                Answer answer = transport.send(call);
                if (!answer.isTemporary() || !backoff.again(Optional.of(answer.headers()))) {
                    return answer;
                }
            } catch (Unreachable e) {
                if (e.reached() == Unreachable.Reached.MAYBE || !backoff.again(Optional.empty())) {
                    throw e;
                }
            }
        }
    }
}
