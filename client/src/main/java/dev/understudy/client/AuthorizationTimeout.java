package dev.understudy.client;

/** Nobody answered in time. */
public final class AuthorizationTimeout extends OAuthException {

    private static final long serialVersionUID = 1L;

    AuthorizationTimeout(String waitedFor) {
        super(new Explanation(
                "No answer came: " + waitedFor + ".",
                "the page was closed, nobody decided, or the browser cannot reach this machine",
                "run it again and finish the pages in the browser; on a machine without a browser use runConsole()."));
    }
}
