package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.util.List;

/**
 * "Choose an account".
 *
 * @param form the request it belongs to
 * @param accounts the accounts
 * @param otherPath the page at which another account can be typed
 */
public record AccountChooser(PageForm form, List<AccountRow> accounts, String otherPath) {

    public AccountChooser {
        accounts = List.copyOf(accounts);
    }

    /** The page. */
    public Reply page() {
        return SecurePage.of(200, "signin/chooser.jte", this, form.target());
    }
}
