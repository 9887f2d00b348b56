package dev.understudy.client;

/** Nobody answered in time. */
public final class AuthorizationTimeout extends OAuthException {

    private static final long serialVersionUID = 1L;

    AuthorizationTimeout(String waitedFor) {
        super(new Explanation(
                "No answer came: " + waitedFor + ".",
                "the page was closed, nobody decided, the browser showed an error page, or it cannot reach this"
                        + " machine",
                "run it again and finish the pages in the browser; paste the address of an error page into step2 to"
                        + " have it explained; on a machine without a browser use runConsole()."));
    }
}
