package dev.understudy.server.consent;

import dev.understudy.server.model.PendingAuthorization;
import dev.understudy.server.page.PageForm;
import dev.understudy.server.session.Browser;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;

/**
 * A browser on its way through the pages of one authorization request.
 *
 * @param part the request's unguessable id, Google's {@code part}: in every page's URL and form
 * @param pending what is kept of it
 * @param asked what was asked
 * @param browser who is on the way
 */
record Visit(String part, PendingAuthorization pending, AuthorizationRequest asked, Browser browser) {

    /** Leads to a page, relative to the host that the browser asked. */
    Reply to(String path) {
        return browser.remember(Reply.redirect(path + "?" + parameters(path)));
    }

    /** The form of a page. */
    PageForm form(String path) {
        return new PageForm(
                asked.app(),
                path,
                parameters(path),
                part,
                asked.client().id(),
                asked.delivery().formTarget(),
                asked.project().consentScreen().logo());
    }

    Visit with(PendingAuthorization newPending) {
        return new Visit(part, newPending, asked, browser);
    }

    Visit with(Browser newBrowser) {
        return new Visit(part, pending, asked, newBrowser);
    }

    /** As at Google, the pages before somebody is signed in name the flow, the later ones the account. */
    private String parameters(String path) {
        var known = Params.of("client_id", asked.client().id(), "part", part);
        if (path.startsWith("/v3/")) {
            return known.with("flowName", AuthorizationEndpoint.FLOW).encode();
        }
        return pending.userSub()
                .flatMap(browser::authuser)
                .map(index -> known.with("authuser", String.valueOf(index)))
                .orElse(known)
                .encode();
    }
}
