package dev.understudy.server.consent;

import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.refusal.Refusals;
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
            throw Refusals.embeddedBrowser()
                    .explained("The User-Agent is that of a web view within an app. Use the system's browser.");
        }
    }
}
