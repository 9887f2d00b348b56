package dev.understudy.server.page;

import dev.understudy.server.wire.Reply;
import java.util.List;

/**
 * "App wants access to your Google Account".
 *
 * @param form the request it belongs to
 * @param account who is asked
 * @param scopes what is asked for
 * @param signInOnly whether it is about who the user is and nothing else
 * @param chooserPath the page at which another account can be chosen
 * @param allowLabel what stands on the button
 */
public record ConsentPage(
        PageForm form,
        AccountRow account,
        List<ScopeRow> scopes,
        boolean signInOnly,
        String chooserPath,
        String allowLabel) {

    public ConsentPage {
        scopes = List.copyOf(scopes);
    }

    /** The page. */
    public Reply page() {
        return SecurePage.of(200, "signin/consent.jte", this, form.target());
    }
}
