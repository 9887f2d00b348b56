package dev.understudy.server.refusal;

import dev.understudy.server.model.Wording;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;

/** Google's words for those refusals that have nothing to do with what the app asked, but with who asks whom. */
public final class Refusals {

    private static final String RESTRICTED =
            "Access to your account data is restricted by policies within your organization. Please contact"
                    + " the administrator %s for more information.";

    private Refusals() {}

    /** No client has the id. */
    public static Refusal unknownClient() {
        return Refusal.of(OAuthError.INVALID_CLIENT, "The OAuth client was not found.");
    }

    /** The developer deleted the client. */
    public static Refusal deletedClient() {
        return Refusal.of(OAuthError.DELETED_CLIENT, "The OAuth client was deleted.");
    }

    /** The developer disabled the client; the words are from memory. */
    public static Refusal disabledClient() {
        return Refusal.of(OAuthError.DISABLED_CLIENT, "The OAuth client was disabled.");
    }

    /** An internal app of another organization than the user's; {@code params} is the request. */
    public static Refusal otherOrganization(Params params) {
        return Refusal.of(OAuthError.ORG_INTERNAL, "This client is restricted to users within its organization.")
                .repeatingAny(params, "login_hint", "response_type", "redirect_uri", "state", "hd")
                .repeatingAny(params, "client_id", "access_type", "scope");
    }

    /** An app in testing, and no test user; {@code params} is the request. */
    public static Refusal noTester(String app, Params params) {
        return Refusal.of(
                        OAuthError.ACCESS_DENIED,
                        app + " has not completed the Google verification process. The app is"
                                + " currently being tested, and can only be accessed by developer-approved testers."
                                + " If you think you should have access, contact the developer.")
                .formerly(
                        Wording.UNTIL_2021,
                        "The developer hasn't given you access to this app. It's currently being tested and it"
                                + " hasn't been verified by Google. If you think you should have access, contact"
                                + " the developer")
                .repeatingAny(params, "access_type", "scope", "response_type", "redirect_uri", "state")
                .repeatingAny(params, "prompt", "client_id");
    }

    /** A policy of a Workspace domain. */
    public static Refusal restricted(String domain) {
        return Refusal.of(OAuthError.ADMIN_POLICY_ENFORCED, RESTRICTED.formatted("of your organization"))
                .formerly(Wording.UNTIL_2021, RESTRICTED.formatted("for " + domain));
    }

    /** An account in the Advanced Protection Program; the words below the heading are from memory. */
    public static Refusal advancedProtection() {
        return Refusal.of(
                OAuthError.POLICY_ENFORCED,
                "Advanced Protection keeps your Google Account safe by not allowing this app to access"
                        + " sensitive data.");
    }

    /** A web view within an app. */
    public static Refusal embeddedBrowser() {
        return Refusal.of(
                        OAuthError.DISALLOWED_USERAGENT,
                        "You can't sign in from this screen because this app doesn't comply with Google's secure"
                                + " browsers policy. If this app has a website, you can open a web browser and try"
                                + " signing in from there.\n\nYou can let the app developer know that this app"
                                + " doesn't comply with Google's secure browsers policy.")
                .formerly(
                        Wording.UNTIL_2021,
                        "This user-agent is not permitted to make an OAuth authorization request to Google as it is"
                                + " classified as an embedded user-agent (also known as a web-view). Per our"
                                + " policy, only browsers are permitted to make authorization requests to Google.");
    }
}
