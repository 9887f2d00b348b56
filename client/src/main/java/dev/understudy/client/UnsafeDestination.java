package dev.understudy.client;

import java.net.URI;

/** A secret or a token was about to go where it must not go. Nothing was sent. */
public final class UnsafeDestination extends OAuthException {

    private static final long serialVersionUID = 1L;

    UnsafeDestination(String problem, String remedy) {
        super(new Explanation(problem, "nothing was sent, so nothing leaked", remedy));
    }

    static UnsafeDestination fakeToReal(URI uri) {
        return new UnsafeDestination(
                "A credential that a fake of Google made was about to be sent to " + uri.getHost() + ".",
                "set UNDERSTUDY_URL to the address of the fake, or use the credentials of a real project.");
    }
}
