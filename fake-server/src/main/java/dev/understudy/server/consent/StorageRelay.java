package dev.understudy.server.consent;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.page.RelayPage;
import dev.understudy.server.wire.Reply;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Has the browser's popup window hand the answer to the page that opened it, as Google's script libraries ask for with
 * {@code redirect_uri=storagerelay://https/host?id=…}. The form of the message is from memory.
 *
 * @param origin the registered origin of the page that asks, the only one that gets the answer
 * @param id what that page knows the answer by
 */
record StorageRelay(String origin, String id) implements CodeDelivery {

    private static final Pattern URI =
            Pattern.compile("storagerelay://(https?)/([A-Za-z0-9.:-]+)\\?id=([\\w-]{1,100})");

    /** What the token request must name as redirect URI; from memory. */
    private static final String POSTMESSAGE = "postmessage";

    /** The relay that a redirect URI asks for; its origin is still to be checked. */
    static Optional<StorageRelay> find(String redirectUri) {
        var matcher = URI.matcher(redirectUri);
        return matcher.matches()
                ? Optional.of(new StorageRelay(matcher.group(1) + "://" + matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    @Override
    public String redirectUri() {
        return POSTMESSAGE;
    }

    @Override
    public CodeDelivery in(ResponseMode mode) {
        return this;
    }

    @Override
    public Reply deliver(Answer answer, OAuthClient client) {
        return new RelayPage(origin, id, answer.values()).page();
    }

    @Override
    public String formTarget() {
        return "'self'";
    }
}
