package dev.understudy.server.consent;

import dev.understudy.server.model.Wording;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Request;

/** Google's refusal of browsers within apps, which could read what the user types. */
final class UserAgentRules {

    /** The mark of Android's WebView in the User-Agent; other embedded browsers are told apart by means unknown. */
    private static final String WEB_VIEW = "; wv)";

    private UserAgentRules() {}

    /**
     * Looks at the browser.
     *
     * @throws Refusal for an embedded one
     */
    static void check(Request request) {
        if (request.headers().find("User-Agent").orElse("").contains(WEB_VIEW)) {
            throw Refusal.of(
                            OAuthError.DISALLOWED_USERAGENT,
                            "You can't sign in from this screen because this app doesn't comply with Google's secure"
                                    + " browsers policy. If this app has a website, you can open a web browser and try"
                                    + " signing in from there.\n\nYou can let the app developer know that this app"
                                    + " doesn't comply with Google's secure browsers policy.")
                    .formerly(
                            Wording.UNTIL_2021,
                            "This user-agent is not permitted to make an OAuth authorization request to Google as it is"
                                    + " classified as an embedded user-agent (also known as a web-view). Per our"
                                    + " policy, only browsers are permitted to make authorization requests to Google.")
                    .explained("The User-Agent is that of a web view within an app. Use the system's browser.");
        }
    }
}
