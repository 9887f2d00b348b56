package dev.understudy.client;

/** Whether an app may act while the user is away: only then does Google give a web app a refresh token. */
public enum AccessType {
    /** A refresh token is wanted. */
    OFFLINE,
    /** Only while the user is present. */
    ONLINE
}
