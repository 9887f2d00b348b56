package dev.understudy.server.consent;

import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;

/** Google's {@code access_type}: whether the app needs tokens when the user is not there. */
enum AccessType {
    /** The default: no refresh token for Web clients. */
    ONLINE,
    /** With a refresh token. */
    OFFLINE;

    /** Reads the parameter; the text of the refusal is from memory. */
    static AccessType read(Params params) {
        String value = params.find("access_type").orElse("online");
        return switch (value) {
            case "online" -> ONLINE;
            case "offline" -> OFFLINE;
            default ->
                throw Refusal.of(
                        OAuthError.INVALID_REQUEST,
                        "Invalid parameter value for access_type: Invalid access_type: " + value);
        };
    }
}
