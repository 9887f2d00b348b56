package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;

/**
 * Asks a learner for the key on the card.
 *
 * @param problem what was wrong with the last one; empty at first
 */
public record KeyPage(String problem) {

    /** The page; without a referrer browsers would not say that its form comes from here. */
    public Reply page(int status) {
        return SecurePage.of(status, "classroom/key.jte", this, "").with("Referrer-Policy", "same-origin");
    }
}
