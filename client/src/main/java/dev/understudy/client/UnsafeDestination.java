package dev.understudy.client;

import dev.understudy.client.internal.Destinations;
import dev.understudy.client.internal.UnsafeAddress;
import java.net.URI;

/** A secret or a token was about to go where it must not go. Nothing was sent. */
public final class UnsafeDestination extends OAuthException {

    private static final long serialVersionUID = 1L;

    UnsafeDestination(String problem, String remedy) {
        super(new Explanation(problem, "nothing was sent, so nothing leaked", remedy));
    }

    static UnsafeDestination of(UnsafeAddress refused) {
        return new UnsafeDestination(
                refused.getMessage() + ".",
                "check the addresses in the credentials file and the variable UNDERSTUDY_URL.");
    }

    /** Refuses plain http to another machine, and addresses that mislead (C23). */
    static void requireSafe(URI uri) {
        try {
            Destinations.requireSafe(uri);
        } catch (UnsafeAddress e) {
            throw of(e);
        }
    }

    static UnsafeDestination fakeToReal(URI uri) {
        return new UnsafeDestination(
                "A credential that a fake of Google made was about to be sent to " + uri.getHost() + ".",
                "set UNDERSTUDY_URL to the address of the fake, or use the credentials of a real project.");
    }
}
