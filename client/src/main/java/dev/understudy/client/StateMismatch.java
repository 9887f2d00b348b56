package dev.understudy.client;

/** The answer in the browser does not belong to the login that was begun (RFC 6749 section 10.12). No token was asked for. */
public final class StateMismatch extends OAuthException {

    private static final long serialVersionUID = 1L;

    StateMismatch() {
        super(new Explanation(
                "The state in the callback is missing or is not the one of this login.",
                "the answer belongs to another login, to an older tab, or was planted by somebody else;"
                        + " no token was asked for",
                "begin again with step1, and hand step2 the very AuthorizationRequest that step1 returned,"
                        + " kept in this user's session."));
    }
}
