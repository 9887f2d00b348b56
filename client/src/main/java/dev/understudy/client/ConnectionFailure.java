package dev.understudy.client;

/** The server was not reached, or broke off. */
public final class ConnectionFailure extends OAuthException {

    private static final long serialVersionUID = 1L;

    ConnectionFailure(Exception cause) {
        super(
                new Explanation(
                        "The server did not answer: " + cause.getMessage() + ".",
                        "it is not running at this address, or the network or a proxy is in the way",
                        "check the address (the variable UNDERSTUDY_URL, or the token_uri of the file)"
                                + " and that the server runs; then try again."),
                cause);
    }
}
