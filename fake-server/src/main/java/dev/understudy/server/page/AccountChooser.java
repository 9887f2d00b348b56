package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.util.List;
import java.util.Optional;

/**
 * "Choose an account".
 *
 * @param form the request it belongs to
 * @param accounts the accounts
 * @param otherPath the page at which another account can be typed
 * @param signOutPath where all accounts sign out, if any is signed in
 */
public record AccountChooser(PageForm form, List<AccountRow> accounts, String otherPath, Optional<String> signOutPath) {

    public AccountChooser {
        accounts = List.copyOf(accounts);
    }

    /** A list of accounts of which none is signed in. */
    public AccountChooser(PageForm form, List<AccountRow> accounts, String otherPath) {
        this(form, accounts, otherPath, Optional.empty());
    }

    /** The page. */
    public Reply page() {
        return SecurePage.of(200, "signin/chooser.jte", this, form.target());
    }
}
