package dev.understudy.client;

/** Nobody answered in time. */
public final class AuthorizationTimeout extends OAuthException {

    private static final long serialVersionUID = 1L;

    AuthorizationTimeout(String waitedFor) {
        this(
                waitedFor,
                "the page was closed, nobody decided, the browser showed an error page, or it cannot reach this"
                        + " machine",
                "run it again and finish the pages in the browser; on a machine without a browser use runConsole()"
                        + " (--noauth_local_webserver).");
    }

    private AuthorizationTimeout(String waitedFor, String meaning, String remedy) {
        super(new Explanation("No answer came: " + waitedFor + ".", meaning, remedy));
    }

    /** Of a user who was to paste something. */
    static AuthorizationTimeout onConsole() {
        return new AuthorizationTimeout(
                "the input ended before a code was pasted",
                "nobody was there, or the program's standard input is not a terminal",
                "run it again, open the address, and paste what the page shows in the end, or its whole address.");
    }
}
