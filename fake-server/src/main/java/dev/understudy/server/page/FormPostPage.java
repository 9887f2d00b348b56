package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A page that posts itself to the client, or has a button for that where scripts do not run.
 *
 * @param action the client's URL
 * @param values what is posted
 * @param target the client's origin, as a source of {@code form-action}
 */
public record FormPostPage(String action, Map<String, String> values, String target) {

    public FormPostPage {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The page: the only one of the fake's sign-in pages that runs a script, a file of its own. */
    public Reply page() {
        return SecurePage.withScript("signin/formpost.jte", this, target);
    }
}
