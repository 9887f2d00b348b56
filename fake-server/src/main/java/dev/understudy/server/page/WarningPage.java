package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;

/**
 * A warning before the consent page.
 *
 * @param form the request it belongs to
 * @param clientId the client that asks
 */
public record WarningPage(PageForm form, String clientId) {

    /** The page. */
    public Reply page() {
        return SecurePage.of(200, "signin/warning.jte", this, form.target());
    }
}
