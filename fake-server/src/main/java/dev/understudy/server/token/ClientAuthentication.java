package dev.understudy.server.token;

import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.ScenarioProblem;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells which client asks, by {@code client_secret_basic} or {@code client_secret_post} (RFC 6749 section 2.3.1) and, in
 * strict, {@code private_key_jwt}. Repeated failures lock nobody out: that would only disturb test runs.
 */
public final class ClientAuthentication {

    private final KnownClients clients;
    private final Profile profile;
    private final ClientAssertion assertions;
    private final RateCap cap;

    /**
     * Authentication of the clients in these records.
     *
     * @param timeOf the time of a project, by its id
     */
    public ClientAuthentication(Records records, Profile profile, Function<String, Instant> timeOf) {
        this.clients = new KnownClients(records);
        this.profile = profile;
        this.assertions = new ClientAssertion(records, profile, timeOf);
        this.cap = new RateCap(records, timeOf);
    }

    /**
     * Looks whether the keys of a client can be worked with.
     *
     * @throws ScenarioProblem if they are no key set of public RSA keys
     */
    public static void check(OAuthClient client) {
        try {
            client.jwks().ifPresent(ForeignKeys::read);
        } catch (IllegalArgumentException e) {
            throw new ScenarioProblem("The client " + client.id() + ": " + e.getMessage());
        }
    }

    /**
     * The client that sent a request to the token endpoint, counted against its project's cap.
     *
     * @throws OAuthException as {@link #identify}, or {@code rate_limit_exceeded}
     */
    public OAuthClient authenticate(TokenRequest request) {
        var client = identify(request);
        requireRate(cap, client.projectId());
        return client;
    }

    /**
     * The client that sent a request.
     *
     * @throws OAuthException as Google words it if the client is unknown, out of use, or its secret wrong or missing
     */
    public OAuthClient identify(TokenRequest request) {
        requireOneWay(request);
        var assertion = request.params().find("client_assertion");
        if (assertion.isPresent() && profile.takesClientAssertions()) {
            return assertions.authenticate(assertion.get(), request);
        }
        var presented = credentials(request);
        var client = clients.require(presented.id());
        requireSecret(client, presented.secret());
        return client;
    }

    /** Google's error for one request too many; status and words are from memory. */
    public static void requireRate(RateCap cap, String projectId) {
        cap.count(projectId, RateCap.TOKEN).ifPresent(why -> {
            throw OAuthError.RATE_LIMIT_EXCEEDED.because("Rate Limit Exceeded").noting(why);
        });
    }

    /**
     * The client that sent a request, if its type may use the grant: Google does not look, strict does.
     *
     * @throws OAuthException as {@link #authenticate(TokenRequest)}, or {@code unauthorized_client}
     */
    public OAuthClient authenticate(TokenRequest request, Predicate<ClientType> allowed) {
        var client = authenticate(request);
        if (profile.followsTheTokenRfcs() && !allowed.test(client.type())) {
            throw OAuthError.UNAUTHORIZED_CLIENT
                    .because(400, "The client is not authorized to use this grant type")
                    .explained("RFC 6749 section 5.2: clients of the type " + client.type()
                            + " do not get tokens in this way.");
        }
        return client;
    }

    private void requireOneWay(TokenRequest request) {
        long ways = Stream.of(
                        request.authorization(),
                        request.params().find("client_secret"),
                        request.params().find("client_assertion"))
                .filter(Optional::isPresent)
                .count();
        if (ways > 1 && profile.takesOneClientAuthentication()) {
            throw OAuthError.INVALID_REQUEST
                    .because("Only one client authentication method may be used")
                    .explained("RFC 6749 section 2.3: not more than one method of authentication in each request.");
        }
    }

    private static ClientCredentials credentials(TokenRequest request) {
        var inBody = request.params().find("client_secret");
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
