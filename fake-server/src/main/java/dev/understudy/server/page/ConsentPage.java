package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.util.List;

/**
 * "App wants access to your Google Account".
 *
 * @param form the request it belongs to
 * @param account who is asked
 * @param scopes what is asked for
 * @param words what the page says
 * @param chooserPath the page at which another account can be chosen
 */
public record ConsentPage(
        PageForm form, AccountRow account, List<ScopeRow> scopes, ConsentWords words, String chooserPath) {

    public ConsentPage {
        scopes = List.copyOf(scopes);
    }

    /** Whether parts of what is asked for can be left out. */
    public boolean hasBoxes() {
        return scopes.stream().anyMatch(ScopeRow::hasBox);
    }

    /** Whether every box has a tick. */
    public boolean isAllTicked() {
        return scopes.stream().filter(ScopeRow::hasBox).allMatch(ScopeRow::isTicked);
    }

    /** The page. */
    public Reply page() {
        return SecurePage.of(200, "signin/consent.jte", this, form.target());
    }
}
