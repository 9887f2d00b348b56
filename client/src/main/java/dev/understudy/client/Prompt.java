package dev.understudy.client;

/** Which page the user must see even if it could be skipped (OpenID Connect Core section 3.1.2.1). */
public enum Prompt {
    /** No page at all: an error if one is needed. */
    NONE,
    /** The consent page; Google then gives a new refresh token. */
    CONSENT,
    /** The account chooser. */
    SELECT_ACCOUNT,
    /** The sign-in page. */
    LOGIN
}
