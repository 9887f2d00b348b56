package dev.understudy.client;

import dev.understudy.client.internal.Transport;
import java.net.URI;
import java.net.http.HttpClient;

/** Something that gives access tokens, and new ones when they end. Safe for use by many threads. */
public sealed interface Credentials permits AccessTokenCredentials, RenewingCredentials, UserCredentials {

    /**
     * A token that is good for at least {@link AccessToken#MARGIN}; asks for a new one if need be.
     *
     * @throws OAuthException if none can be had
     */
    AccessToken accessToken();

    /**
     * Another token than this one, which a server refused. Asks for a new one, unless that was done meanwhile.
     *
     * @throws OAuthException if none can be had
     */
    AccessToken accessTokenInsteadOf(AccessToken refused);

    /** Where the servers are, what time it is, and what is random. */
    Surroundings surroundings();

    /** Whether the token may be sent to this address (C13). */
    default boolean mayBeSentTo(URI uri) {
        return surroundings().endpoints().servesApis(uri);
    }

    /** An HTTP client that adds the token to each request to an API, and renews it when it ends or is refused. */
    default AuthorizedHttpClient authorize(HttpClient client) {
        return new AuthorizedHttpClient(this, client);
    }

    /** As {@link #authorize(HttpClient)}, with a client of its own. */
    default AuthorizedHttpClient authorize() {
        return authorize(Transport.newClient());
    }
}
