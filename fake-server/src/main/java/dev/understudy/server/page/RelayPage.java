package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A page in a popup window that hands the answer to the page that opened it, and closes.
 *
 * @param origin the only origin that may get it
 * @param id what the opener knows the answer by
 * @param values the answer
 */
public record RelayPage(String origin, String id, Map<String, String> values) {

    public RelayPage {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The page: it runs a script of this server, for there is no other way to its opener. */
    public Reply page() {
        return SecurePage.withScript("signin/relay.jte", this, "");
    }
}
