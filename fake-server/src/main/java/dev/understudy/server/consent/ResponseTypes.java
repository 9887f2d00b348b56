package dev.understudy.server.consent;

import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;

/** Google's checks of {@code response_type}. */
final class ResponseTypes {

    private ResponseTypes() {}

    /** Reads the parameter; note that Google says "Required parameter is missing" for this one only. */
    static void read(Params params) {
        String value = params.find("response_type")
                .orElseThrow(() -> Refusal.of(
                                OAuthError.INVALID_REQUEST, "Required parameter is missing: response_type")
                        .explained("The request has no response_type; often the URL was cut at its first '&'."));
        if (!value.equals("code")) {
            throw Refusal.of(OAuthError.INVALID_REQUEST, "Invalid response_type: " + value);
        }
    }
}
