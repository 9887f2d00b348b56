package dev.understudy.server.model;

/** Whether an account may be used by apps at all; an account that was deleted has no record any more. */
public enum AccountState {
    /** As usual. */
    ACTIVE,
    /** Google restricts it, for its owner's age or a breach of its terms. */
    RESTRICTED,
    /** It is not allowed to use the service. */
    FORBIDDEN
}
