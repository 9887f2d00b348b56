package dev.understudy.server.wire;

/** How far a reply gets; anything but all of it is a fault. */
public enum Delivery {
    /** All of it. */
    WHOLE,
    /** The head, which promises all of it, and the first half of the body; then the connection ends. */
    TORN,
    /** Nothing: the connection ends instead. */
    CUT
}
