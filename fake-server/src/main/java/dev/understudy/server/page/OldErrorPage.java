package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The error page of Google's authorization endpoint until about 2018, answered in place.
 *
 * @param status the HTTP status
 * @param code the error code
 * @param description what is wrong
 * @param details the parameters of the request
 */
public record OldErrorPage(int status, String code, String description, Map<String, String> details) {

    public OldErrorPage {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** The page, with the error's own status. */
    public Reply page() {
        return SecurePage.of(status, "google/oauth-error.jte", this, "");
    }
}
