package dev.understudy.client.internal;

import java.io.IOException;

/** No usable answer came. */
public final class Unreachable extends IOException {

    private static final long serialVersionUID = 1L;

    private final Reached reached;

    /** Whether the server may have seen the request. */
    public enum Reached {
        /** No connection was made: nothing was sent. */
        NO,
        /** The request may have been seen and acted upon. */
        MAYBE
    }

    Unreachable(String what, Reached reached) {
        super(what);
        this.reached = reached;
    }

    /** Whether the server may have seen the request. */
    public Reached reached() {
        return reached;
    }
}
