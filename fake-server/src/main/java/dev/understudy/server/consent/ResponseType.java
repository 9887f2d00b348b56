package dev.understudy.server.consent;

import java.util.Locale;

/** What a client asks to be given at the redirect (OAuth 2.0 Multiple Response Types). */
enum ResponseType {
    /** An authorization code. */
    CODE,
    /** An access token. */
    TOKEN,
    /** An id_token. */
    ID_TOKEN,
    /** Nothing: consent alone, in combinations that only Google's own script library uses. */
    PERMISSION;

    /** The word in {@code response_type}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
