package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.net.URI;
import java.util.List;

/**
 * A learner's own page.
 *
 * @param base the base URL of the server
 * @param card the learner's card
 * @param files the names of the learner's credential files
 */
public record LearnerPage(URI base, CardsPage.Card card, List<String> files) {

    public LearnerPage {
        files = List.copyOf(files);
    }

    /** The page; without a referrer browsers would not say that its form comes from here. */
    public Reply page() {
        return SecurePage.live("classroom/me.jte", this).with("Referrer-Policy", "same-origin");
    }
}
