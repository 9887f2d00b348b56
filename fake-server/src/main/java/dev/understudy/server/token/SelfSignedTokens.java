package dev.understudy.server.token;

import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.Status;
import dev.understudy.server.store.InUse;
import dev.understudy.server.store.Records;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * JWTs that a service account signs and sends to an API in place of an access token, without asking for one (Google,
 * "Service account authorization without OAuth"): either with the API as audience, or with scopes.
 */
public final class SelfSignedTokens {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Records records;
    private final Function<String, Instant> timeOf;

    /**
     * Tokens of the service accounts in these records.
     *
     * @param timeOf the time of a project, by its id
     */
    public SelfSignedTokens(Records records, Function<String, Instant> timeOf) {
        this.records = records;
        this.timeOf = timeOf;
    }

    /**
     * What such a token stands for; nothing if it is none, not signed by a service account's key in use, or for another
     * API.
     *
     * @param base where this server was asked: an audience may name it in place of Google's host
     * @param apiHosts the hosts at which the API that was asked is at Google
     */
    public Optional<AccessToken> find(String token, URI base, String... apiHosts) {
        return CompactJwt.read(token, CompactJwt.Form.PADDED)
                .flatMap(jwt -> issuer(jwt).flatMap(account -> meaning(jwt, account, base, List.of(apiHosts))));
    }

    /** The account that signed it as its own: {@code iss} and {@code sub} are both its address. */
    private Optional<ServiceAccount> issuer(CompactJwt jwt) {
        return jwt.claim("iss")
                .filter(email -> jwt.claim("sub").filter(email::equals).isPresent())
                .flatMap(records.serviceAccounts()::find)
                .filter(account -> InUse.of(records, account) == Status.ACTIVE)
                .filter(account -> Jwks.inUse(account).stream()
                        .filter(key -> jwt.keyId().map(key.id()::equals).orElse(true))
                        .anyMatch(key -> jwt.isSignedWith(KeyMaterial.publicKey(key.publicKey()))));
    }

    private Optional<AccessToken> meaning(CompactJwt jwt, ServiceAccount account, URI base, List<String> apiHosts) {
        var scopes = jwt.claim("scope")
                .map(list -> Scopes.canonical(Scopes.split(list)))
                .or(() -> jwt.claim("aud")
                        .filter(aud -> isApi(aud, base, apiHosts))
                        .map(aud -> List.copyOf(Scopes.all())));
        var issuedAt = NumericDate.read(jwt.claims().path("iat"));
        var expiresAt = NumericDate.read(jwt.claims().path("exp"));
        if (scopes.isEmpty() || issuedAt.isEmpty() || expiresAt.isEmpty()) {
            return Optional.empty();
        }
        boolean tooLong = expiresAt.get().isAfter(issuedAt.get().plus(LONGEST).plus(SKEW));
        boolean future =
                issuedAt.get().isAfter(timeOf.apply(account.projectId()).plus(SKEW));
        return tooLong || future
                ? Optional.empty()
                : Optional.of(new AccessToken(
                        account.uniqueId(),
                        account.projectId(),
                        account.email(),
                        Optional.empty(),
                        scopes.get(),
                        false,
                        issuedAt.get(),
                        expiresAt.get()));
    }

    /** The audience is {@code https://SERVICE.googleapis.com/} of this API or this server, with or without a path. */
    private static boolean isApi(String audience, URI base, List<String> apiHosts) {
        try {
            var uri = URI.create(audience);
            String host = Optional.ofNullable(uri.getHost()).orElse("");
            return ("https".equals(uri.getScheme()) && apiHosts.contains(host))
                    || (host.equals(base.getHost()) && uri.getPort() == base.getPort());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
