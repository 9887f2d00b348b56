package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.net.URI;
import java.util.List;

/**
 * The learners' cards, to print and to cut.
 *
 * @param base the base URL of the server
 * @param cards a card for each learner
 */
public record CardsPage(URI base, List<Card> cards) {

    public CardsPage {
        cards = List.copyOf(cards);
    }

    /**
     * What one learner needs.
     *
     * @param name the learner's name
     * @param key what proves who it is
     * @param project the id of the learner's project
     * @param clientId the id of the desktop client there
     * @param clientSecret its secret; empty if it has none
     * @param accounts who can sign in
     */
    public record Card(
            String name, String key, String project, String clientId, String clientSecret, List<String> accounts) {

        public Card {
            accounts = List.copyOf(accounts);
        }
    }

    /** The page. */
    public Reply page() {
        return SecurePage.of(200, "classroom/cards.jte", this, "");
    }
}
