package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Google's error page of the authorization endpoint.
 *
 * @param heading the heading
 * @param explanation what the user is told
 * @param app the app's name, or "this app"
 * @param code the line {@code Error 400: redirect_uri_mismatch}
 * @param description what the developer is told
 * @param details the parameters of the request that Google repeats
 * @param documentation a page of Google's documentation
 */
public record ErrorReport(
        String heading,
        String explanation,
        String app,
        String code,
        String description,
        Map<String, String> details,
        Optional<String> documentation) {

    public ErrorReport {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** The page with this HTTP status: 200 at Google, whatever the error. */
    public Reply page(int status) {
        return SecurePage.of(status, "signin/error.jte", this, "");
    }
}
