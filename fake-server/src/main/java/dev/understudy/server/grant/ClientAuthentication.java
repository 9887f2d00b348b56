package dev.understudy.server.grant;

import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Profile;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.Hashes;
import dev.understudy.server.token.KnownClients;
import dev.understudy.server.token.RateCap;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells which client asks, by {@code client_secret_basic} or {@code client_secret_post} (RFC 6749 section 2.3.1).
 * Repeated failures lock nobody out: that would only disturb test runs.
 */
public final class ClientAuthentication {

    private final KnownClients clients;
    private final Profile profile;
    private final RateCap cap;

    /** Authentication of the clients in these records, each counted against its project's cap. */
    public ClientAuthentication(Records records, Profile profile, RateCap cap) {
        this.clients = new KnownClients(records);
        this.profile = profile;
        this.cap = cap;
    }

    /**
     * The client that sent a request.
     *
     * @throws OAuthException as Google words it if the client is unknown, out of use, or its secret wrong or missing
     */
    public OAuthClient authenticate(TokenRequest request) {
        var presented = credentials(request);
        var client = clients.require(presented.id());
        requireSecret(client, presented.secret());
        requireRate(cap, client.projectId());
        return client;
    }

    /** Google's error for one request too many; status and words are from memory. */
    static void requireRate(RateCap cap, String projectId) {
        cap.count(projectId, RateCap.TOKEN).ifPresent(why -> {
            throw OAuthError.RATE_LIMIT_EXCEEDED.because("Rate Limit Exceeded").noting(why);
        });
    }

    /**
     * The client that sent a request, if its type may use the grant: Google does not look, strict does.
     *
     * @throws OAuthException as {@link #authenticate(TokenRequest)}, or {@code unauthorized_client}
     */
    OAuthClient authenticate(TokenRequest request, Predicate<ClientType> allowed) {
        var client = authenticate(request);
        if (profile.followsTheTokenRfcs() && !allowed.test(client.type())) {
            throw OAuthError.UNAUTHORIZED_CLIENT
                    .because(400, "The client is not authorized to use this grant type")
                    .explained("RFC 6749 section 5.2: clients of the type " + client.type()
                            + " do not get tokens in this way.");
        }
        return client;
    }

    private ClientCredentials credentials(TokenRequest request) {
        var inBody = request.params().find("client_secret");
        if (request.authorization().isPresent() && inBody.isPresent() && profile.takesOneClientAuthentication()) {
            throw OAuthError.INVALID_REQUEST
                    .because("Only one client authentication method may be used")
                    .explained("RFC 6749 section 2.3: not more than one method of authentication in each request.");
        }
        return request.authorization()
                .map(ClientCredentials::fromHeader)
                .or(() -> request.params().find("client_id").map(id -> new ClientCredentials(id, inBody)))
                .orElseThrow(ClientCredentials::undetermined);
    }

    private static void requireSecret(OAuthClient client, Optional<String> presented) {
        if (presented.isEmpty()) {
            if (client.type().hasSecret()) {
                throw OAuthError.INVALID_REQUEST
                        .because("client_secret is missing.")
                        .explained("Clients of the type " + client.type()
                                + " must send their client_secret, with PKCE too; it was absent or empty.");
            }
            return;
        }
        if (!client.secret().map(secret -> Hashes.same(secret, presented.get())).orElse(false)) {
            throw OAuthError.INVALID_CLIENT
                    .because("Unauthorized")
                    .explained(
                            client.secret().isPresent()
                                    ? "The client_secret is not the one of this client."
                                    : "A client_secret was sent, but clients of the type " + client.type()
                                            + " have none.");
        }
    }
}
