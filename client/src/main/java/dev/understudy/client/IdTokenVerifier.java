package dev.understudy.client;

import com.nimbusds.jose.jwk.RSAKey;
import dev.understudy.client.internal.CompactJws;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Finds out whether an id_token is true: signature, issuer, audience, times, authorized party and, where asked for,
 * nonce, access token and hosted domain (OpenID Connect Core section 3.1.3.7). The failure names the claim.
 */
public final class IdTokenVerifier {

    private static final Duration MAX_SKEW = Duration.ofMinutes(5);

    private final String clientId;
    private final Surroundings surroundings;
    private final KeyCache keys;
    private final Expected expected;

    /** What is asked beyond what always is. */
    private record Expected(Duration skew, Optional<String> nonce, Optional<String> domain, Optional<String> party) {}

    private IdTokenVerifier(String clientId, Surroundings surroundings, KeyCache keys, Expected expected) {
        this.clientId = clientId;
        this.surroundings = surroundings;
        this.keys = keys;
        this.expected = expected;
    }

    /** Verifies tokens for this client, signed by Google or by the fake that the environment names. */
    public static IdTokenVerifier of(String clientId) {
        return of(clientId, Surroundings.fromEnvironment());
    }

    /** Verifies tokens for this client, signed by the issuer of these endpoints. */
    public static IdTokenVerifier of(String clientId, Surroundings surroundings) {
        var lenient = new Expected(Duration.ofMinutes(1), Optional.empty(), Optional.empty(), Optional.empty());
        return new IdTokenVerifier(clientId, surroundings, new KeyCache(surroundings), lenient);
    }

    /** A copy that demands this nonce. */
    public IdTokenVerifier withNonce(String nonce) {
        return with(new Expected(expected.skew(), Optional.of(nonce), expected.domain(), expected.party()));
    }

    /** A copy that demands a user of this Workspace domain: the {@code hd} of the request is only a wish. */
    public IdTokenVerifier withHostedDomain(String domain) {
        return with(new Expected(expected.skew(), expected.nonce(), Optional.of(domain), expected.party()));
    }

    /**
     * A copy that demands who asked for the token ({@code azp}, or the audience where that is not there): for a login,
     * this client itself; for a service behind Google's proxy, the service account that may call it. Without it, anybody
     * may have asked for a token with this client as its only audience, as Google's libraries have it.
     */
    public IdTokenVerifier withAuthorizedParty(String party) {
        return with(new Expected(expected.skew(), expected.nonce(), expected.domain(), Optional.of(party)));
    }

    /**
     * A copy that lets the clocks differ by this much; a minute as it begins.
     *
     * @throws IllegalArgumentException if it is more than five minutes
     */
    public IdTokenVerifier withSkew(Duration skew) {
        if (skew.isNegative() || skew.compareTo(MAX_SKEW) > 0) {
            throw new IllegalArgumentException("clocks may differ by at most five minutes, not " + skew);
        }
        return with(new Expected(skew, expected.nonce(), expected.domain(), expected.party()));
    }

    /**
     * Verifies a token.
     *
     * @throws IdTokenInvalid if it is not true
     */
    public IdToken verify(String token) {
        IdTokenClaims claims = IdTokenClaims.read(token);
        claims.requireFor(
                        clientId,
                        surroundings.endpoints().issuer(),
                        surroundings.clock().instant(),
                        expected.skew())
                .requireParty(expected.party(), clientId)
                .requireNonce(expected.nonce());
        requireSignature(claims.jws());
        expected.domain().ifPresent(domain -> requireDomain(claims, domain));
        return IdToken.of(claims);
    }

    /**
     * Verifies a token and that it came with this access token.
     *
     * @throws IdTokenInvalid if it is not true
     */
    public IdToken verify(String token, AccessToken accessToken) {
        IdToken verified = verify(token);
        verified.claims().find("at_hash").ifPresent(hash -> {
            byte[] digest = Digests.sha256(accessToken.value().getBytes(StandardCharsets.US_ASCII));
            String half = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16));
            if (!Digests.same(half, hash.text())) {
                throw new IdTokenInvalid("at_hash", "belongs to another access token");
            }
        });
        return verified;
    }

    private void requireSignature(CompactJws jws) {
        if (!jws.header().path("alg").asText().equals("RS256")) {
            throw new IdTokenInvalid("alg", "is not RS256");
        }
        RSAKey key = keys.find(jws.keyId()).orElseThrow(() -> new IdTokenInvalid("kid", "names no key of the issuer"));
        if (!jws.isSignedBy(key)) {
            throw new IdTokenInvalid("the signature", "is not the issuer's");
        }
    }

    private static void requireDomain(IdTokenClaims claims, String domain) {
        if (!claims.claims().path("hd").asText().equals(domain)) {
            throw new IdTokenInvalid("hd", "is not " + domain);
        }
    }

    private IdTokenVerifier with(Expected other) {
        return new IdTokenVerifier(clientId, surroundings, keys, other);
    }
}
