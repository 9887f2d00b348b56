package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.util.Optional;

/**
 * "Sign in": asks for an address.
 *
 * @param form the request it belongs to
 * @param typed what was typed so far
 * @param problem what is wrong with it
 */
public record IdentifierPage(PageForm form, String typed, Optional<String> problem) {

    /** The page. */
    public Reply page() {
        return SecurePage.of(200, "signin/identifier.jte", this, form.target());
    }
}
