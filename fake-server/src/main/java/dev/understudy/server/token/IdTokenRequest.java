package dev.understudy.server.token;

import dev.understudy.server.wire.Site;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What an id_token of a user is made for.
 *
 * @param site what the server calls itself: the issuer, and where pictures are
 * @param clientId the client, both {@code aud} and {@code azp}
 * @param scopes the canonical scopes, which decide on the claims
 * @param now {@code iat}
 * @param nonce the nonce of the authorization request
 * @param accessToken the access token given with it, for {@code at_hash}
 * @param code the authorization code given with it, for {@code c_hash}
 * @param authTime when the user signed in, if the client asked to be told
 */
public record IdTokenRequest(
        Site site,
        String clientId,
        Collection<String> scopes,
        Instant now,
        Optional<String> nonce,
        Optional<String> accessToken,
        Optional<String> code,
        Optional<Instant> authTime) {

    public IdTokenRequest {
        scopes = List.copyOf(scopes);
    }

    /** The plainest id_token: no nonce, no hashes, no sign-in time. */
    public IdTokenRequest(Site site, String clientId, Collection<String> scopes, Instant now) {
        this(site, clientId, scopes, now, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A copy with this nonce, or none. */
    public IdTokenRequest withNonce(Optional<String> newNonce) {
        return new IdTokenRequest(site, clientId, scopes, now, newNonce, accessToken, code, authTime);
    }

    /** A copy given together with this access token. */
    public IdTokenRequest withAccessToken(String newToken) {
        return new IdTokenRequest(site, clientId, scopes, now, nonce, Optional.of(newToken), code, authTime);
    }

    /** A copy given together with this authorization code. */
    public IdTokenRequest withCode(String newCode) {
        return new IdTokenRequest(site, clientId, scopes, now, nonce, accessToken, Optional.of(newCode), authTime);
    }

    /** A copy that tells when the user signed in. */
    public IdTokenRequest withAuthTime(Instant signedInAt) {
        return new IdTokenRequest(site, clientId, scopes, now, nonce, accessToken, code, Optional.of(signedInAt));
    }
}
