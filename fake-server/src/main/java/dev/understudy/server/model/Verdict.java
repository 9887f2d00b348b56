package dev.understudy.server.model;

/** What a user who is not asked answers when an app wants access. */
public enum Verdict {
    /** Everything that the app asks for is granted, without a page. */
    ALLOW,
    /** The app is told that access was denied. */
    DENY
}
