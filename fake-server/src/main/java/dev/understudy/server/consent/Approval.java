package dev.understudy.server.consent;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.OobMode;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import java.util.Set;

/**
 * Shows the answer on a page of Google's own, from where the user or a program carries it to the client: the
 * out-of-band flow of Google's OOB migration guide.
 *
 * @param redirectUri which of the three forms was asked for
 * @param mode whether it still works
 */
record Approval(String redirectUri, OobMode mode) implements CodeDelivery {

    static final String PATH = "/o/oauth2/approval/v2/approvalnativeapp";

    private static final String AUTO = "urn:ietf:wg:oauth:2.0:oob:auto";
    private static final Set<String> FORMS = Set.of("urn:ietf:wg:oauth:2.0:oob", AUTO, "oob");

    /** Whether a redirect URI asks for the out-of-band flow. */
    static boolean isOutOfBand(String redirectUri) {
        return FORMS.contains(redirectUri);
    }

    @Override
    public CodeDelivery in(ResponseMode newMode) {
        return this;
    }

    /** The parameters {@code auto} and {@code response} of the page are from memory. */
    @Override
    public Reply deliver(Answer answer, OAuthClient client) {
        var page = Params.of(
                "auto", String.valueOf(redirectUri.equals(AUTO)),
                "response", answer.encode(),
                "client_id", client.id());
        return Reply.redirect(PATH + "?" + page.encode());
    }

    @Override
    public String formTarget() {
        return "'self'";
    }
}
