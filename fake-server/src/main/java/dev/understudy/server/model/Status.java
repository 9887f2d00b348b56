package dev.understudy.server.model;

/** Whether a client or a key may be used. */
public enum Status {
    /** In use. */
    ACTIVE,
    /** Switched off in the console. */
    DISABLED,
    /** Deleted in the console. */
    DELETED
}
