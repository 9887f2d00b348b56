package dev.understudy.server.consent;

import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.OobMode;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Wording;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;

/** Google's checks of {@code redirect_uri}: the only way to a {@link CodeDelivery}. */
final class RedirectRules {

    private static final String GUIDE = "https://developers.google.com/identity/protocols/oauth2/";

    private static final String UNREGISTERED =
            "\nYou can't sign in to this app because it doesn't comply with Google's OAuth 2.0 policy.\n\n"
                    + "If you're the app developer, register the %s in the Google Cloud Console.\n  ";

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
        var relay = StorageRelay.find(uri);
        if (relay.isPresent()) {
            return relay(client, relay.get());
        }
        RedirectSyntax.check(uri);
        RedirectSyntax.checkDevice(uri, params);
        checkPhone(client, uri);
        if (!client.redirectUris().contains(uri) && !isFree(client, uri)) {
            RedirectSyntax.checkHost(uri);
            throw mismatch(client, uri);
        }
        if (profile.demandsHttps()) {
            RedirectSyntax.checkHttps(uri);
        }
        return new Redirect(uri, ResponseMode.QUERY);
    }

    /** What need not be registered. */
    private boolean isFree(OAuthClient client, String uri) {
        return client.type().isInstalled()
                && (AppSchemes.isOf(client, uri)
                        || (profile.takesAnyLoopbackPath()
                                ? Loopback.matches(uri)
                                : Loopback.matchesButForPort(uri, client.redirectUris())));
    }

    /** What Google took away from the apps of phones and of Chrome. */
    private void checkPhone(OAuthClient client, String uri) {
        var type = client.type();
        if (type != ClientType.ANDROID && type != ClientType.IOS && type != ClientType.CHROME) {
            return;
        }
        if (Loopback.matches(uri) && profile.blocksLoopbackOfPhones()) {
            throw blocked("loopback", "Loopback IP Address", "loopback-migration", uri);
        }
        if (AppSchemes.matches(uri) && type == ClientType.CHROME) {
            throw Refusal.of(OAuthError.INVALID_REQUEST, "Custom URI scheme is not supported on Chrome apps")
                    .repeating("redirect_uri", uri);
        }
        if (AppSchemes.matches(uri)
                && type == ClientType.ANDROID
                && !client.redirectUris().contains(uri)) {
            throw Refusal.of(OAuthError.INVALID_REQUEST, "Custom URI scheme is not enabled for your Android client")
                    .repeating("redirect_uri", uri)
                    .explained("New Android clients have no custom schemes; register the URI to enable it.");
        }
    }

    private CodeDelivery approval(OAuthClient client, String uri) {
        if (client.type() != ClientType.DESKTOP && !client.redirectUris().contains(uri)) {
            throw mismatch(client, uri);
        }
        var mode = client.oob().orElse(profile.oob());
        if (mode == OobMode.BLOCKED) {
            throw blocked("out-of-band (OOB)", "Out-of-Band (OOB)", "oob-migration", uri);
        }
        return new Approval(uri, mode);
    }

    private CodeDelivery relay(OAuthClient client, StorageRelay relay) {
        if (client.javascriptOrigins().contains(relay.origin())) {
            return relay;
        }
        // Today Google gives it the same code as a redirect URI; the older words are from memory.
        var error = profile.wording() == Wording.TODAY ? OAuthError.REDIRECT_URI_MISMATCH : OAuthError.ORIGIN_MISMATCH;
        String older = "The JavaScript origin in the request, " + relay.origin()
                + ", does not match the ones authorized for the OAuth client.";
        throw Refusal.of(error, UNREGISTERED.formatted("JavaScript origin"))
                .formerly(Wording.UNTIL_2017, older)
                .formerly(Wording.UNTIL_2021, older)
                .documentedAt(GUIDE + "javascript-implicit-flow#authorization-errors-origin-mismatch")
                .repeating("origin", relay.origin())
                .explained(relay.origin() + " is not among this client's JavaScript origins: "
                        + client.javascriptOrigins() + ".");
    }

    private static Refusal blocked(String flow, String title, String guide, String uri) {
        return Refusal.of(
                        OAuthError.INVALID_REQUEST,
                        "The " + flow + " flow has been blocked in order to keep users secure. Follow the " + title
                                + " flow migration guide linked in the developer docs below to migrate your app to an"
                                + " alternative method.")
                .documentedAt(GUIDE + "resources/" + guide)
                .repeating("redirect_uri", uri)
                .explained("Google blocks the " + flow + " flow for this client. Follow " + guide
                        + ", or let the client's own rule say otherwise to see how it was.");
    }

    private static Refusal mismatch(OAuthClient client, String uri) {
        return Refusal.of(OAuthError.REDIRECT_URI_MISMATCH, UNREGISTERED.formatted("redirect URI"))
                .formerly(
                        Wording.UNTIL_2017,
                        "The redirect URI in the request: " + uri + " did not match a registered redirect URI")
                .formerly(
                        Wording.UNTIL_2021,
                        "The redirect URI in the request, " + uri + ", does not match the ones authorized for the OAuth"
                                + " client. To update the authorized redirect URIs, visit:"
                                + " https://console.developers.google.com/apis/credentials/oauthclient/"
                                + "${your_client_id}?project=${your_project_number}")
                .documentedAt(GUIDE + "web-server#authorization-errors-redirect-uri-mismatch")
                .repeating("redirect_uri", uri)
                .explained(why(client, uri));
    }

    private static String why(OAuthClient client, String uri) {
        if (client.type() == ClientType.DESKTOP && Loopback.matches(uri)) {
            return "In the strict profile only the port of a registered loopback URI is free (RFC 8252 section 7.3), and "
                    + uri + " is none of " + client.redirectUris() + " but for its port.";
        }
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
