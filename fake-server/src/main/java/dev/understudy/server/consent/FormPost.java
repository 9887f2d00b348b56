package dev.understudy.server.consent;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.page.FormPostPage;
import dev.understudy.server.wire.Reply;

/**
 * Has the browser post the answer to the client (OAuth 2.0 Form Post Response Mode).
 *
 * @param redirect the way that was validated
 */
record FormPost(Redirect redirect) implements CodeDelivery {

    @Override
    public String redirectUri() {
        return redirect.redirectUri();
    }

    @Override
    public CodeDelivery in(ResponseMode mode) {
        return redirect.in(mode);
    }

    @Override
    public Reply deliver(Answer answer, OAuthClient client) {
        return new FormPostPage(redirectUri(), answer.values(), formTarget()).page();
    }

    @Override
    public String formTarget() {
        return redirect.formTarget();
    }
}
