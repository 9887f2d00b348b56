package dev.understudy.server.consent;

import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.OobMode;
import dev.understudy.server.model.Profile;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;

/** Google's checks of {@code redirect_uri}: the only way to a {@link CodeDelivery}. */
final class RedirectRules {

    private static final String GUIDE = "https://developers.google.com/identity/protocols/oauth2/";

    private final Profile profile;

    RedirectRules(Profile profile) {
        this.profile = profile;
    }

    /**
     * The way to a client.
     *
     * @throws Refusal if the URI is malformed or not the client's; nothing may be sent there then
     */
    CodeDelivery delivery(OAuthClient client, String uri, Params params) {
        if (Approval.isOutOfBand(uri)) {
            return approval(client, uri);
        }
        RedirectSyntax.check(uri);
        boolean registered = client.redirectUris().contains(uri);
        boolean loopback = client.type() == ClientType.DESKTOP && Loopback.matches(uri);
        if (!registered && !loopback) {
            RedirectSyntax.checkHost(uri);
            throw mismatch(client, uri);
        }
        return new Redirect(uri);
    }

    private CodeDelivery approval(OAuthClient client, String uri) {
        if (client.type() != ClientType.DESKTOP && !client.redirectUris().contains(uri)) {
            throw mismatch(client, uri);
        }
        var mode = client.oob().orElse(profile.oob());
        if (mode == OobMode.BLOCKED) {
            throw Refusal.of(
                            OAuthError.INVALID_REQUEST,
                            "The out-of-band (OOB) flow has been blocked in order to keep users secure. Follow the"
                                    + " Out-of-Band (OOB) flow migration guide linked in the developer docs below to"
                                    + " migrate your app to an alternative method.")
                    .documentedAt(GUIDE + "resources/oob-migration")
                    .repeating("redirect_uri", uri)
                    .explained("Google blocks the out-of-band flow since 2023-01-31. Use a loopback redirect,"
                            + " or let this client's rule for it be \"allowed\" to see how it was.");
        }
        return new Approval(uri, mode);
    }

    private static Refusal mismatch(OAuthClient client, String uri) {
        return Refusal.of(
                        OAuthError.REDIRECT_URI_MISMATCH,
                        "\nYou can't sign in to this app because it doesn't comply with Google's OAuth 2.0 policy.\n\n"
                                + "If you're the app developer, register the redirect URI in the Google Cloud"
                                + " Console.\n  ")
                .documentedAt(GUIDE + "web-server#authorization-errors-redirect-uri-mismatch")
                .repeating("redirect_uri", uri)
                .explained(why(client, uri));
    }

    private static String why(OAuthClient client, String uri) {
        if (client.type() == ClientType.DESKTOP) {
            return "A Desktop client may be answered at http://127.0.0.1, http://[::1] or http://localhost with any"
                    + " port and path, but not at " + uri + ".";
        }
        if (Loopback.matches(uri)) {
            return uri + " is not registered for this client; only Desktop clients may choose any port.";
        }
        return uri + " is not registered for this client, character by character: " + client.redirectUris() + ".";
    }
}
