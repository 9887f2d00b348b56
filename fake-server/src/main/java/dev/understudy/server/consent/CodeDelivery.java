package dev.understudy.server.consent;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.wire.Reply;

/** How an answer gets to the client. It can only be made of a redirect URI that was validated. */
sealed interface CodeDelivery permits Redirect, FormPost, StorageRelay, Approval {

    /** The redirect URI, as the token request must repeat it. */
    String redirectUri();

    /** The same way, with the answer in this part of it. */
    CodeDelivery in(ResponseMode mode);

    /** Sends the answer. */
    Reply deliver(Answer answer, OAuthClient client);

    /**
     * Where a form may lead to by way of redirects, as a source of the content security policy's {@code form-action}:
     * browsers check the whole chain.
     */
    String formTarget();
}
