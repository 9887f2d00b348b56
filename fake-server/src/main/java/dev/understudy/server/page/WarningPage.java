package dev.understudy.server.page;

import dev.understudy.server.model.ConsentScreen;
import dev.understudy.server.model.Wording;
import dev.understudy.server.wire.Reply;

/**
 * A warning before the consent page.
 *
 * @param form the request it belongs to
 * @param kind what is warned of
 * @param developer the developer's address
 */
public record WarningPage(PageForm form, Kind kind, String developer) {

    /** What Google says of an app that it blocks. */
    public static final String BLOCKED = "This app tried to access sensitive info in your Google Account. To keep your"
            + " account safe, Google blocked this access.";

    /** What is warned of. */
    public enum Kind {
        /** The out-of-band flow is about to be blocked; the words are from memory. */
        OUT_OF_BAND("This app will be blocked soon"),
        /** Google has not verified the app: going on is hidden under "Advanced". */
        UNVERIFIED("Google hasn't verified this app"),
        /** The same until 2021. */
        NOT_VERIFIED("This app isn't verified"),
        /** Google does not let anybody go on. */
        BLOCKED("This app is blocked"),
        /** The same for a test user, who can simply go on. */
        TESTING("Google hasn't verified this app");

        private final String heading;

        Kind(String heading) {
            this.heading = heading;
        }

        /** The warning of an app that is not verified, in the words of a generation. */
        public static Kind ofUnverified(ConsentScreen screen, Wording wording) {
            if (wording != Wording.TODAY) {
                return NOT_VERIFIED;
            }
            return screen.publishing() == ConsentScreen.Publishing.TESTING ? TESTING : UNVERIFIED;
        }

        /** The heading. */
        public String heading() {
            return heading;
        }
    }

    /** The page. */
    public Reply page() {
        return SecurePage.of(200, "signin/warning.jte", this, form.target());
    }
}
