package dev.understudy.server.grant;

/** Whether an access token came with or from a refresh token: tokeninfo tells. */
enum Offline {
    YES,
    NO
}
