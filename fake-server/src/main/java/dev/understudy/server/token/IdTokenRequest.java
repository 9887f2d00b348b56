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
 * @param openIdRealm the realm for whose old OpenID 2.0 identifier the client asked, for {@code openid_id}
 */
public record IdTokenRequest(
        Site site,
        String clientId,
        Collection<String> scopes,
        Instant now,
        Optional<String> nonce,
        Optional<String> accessToken,
        Optional<String> code,
        Optional<Instant> authTime,
        Optional<String> openIdRealm) {

    public IdTokenRequest {
        scopes = List.copyOf(scopes);
    }

    /** The plainest id_token: no nonce, no hashes, no sign-in time. */
    public IdTokenRequest(Site site, String clientId, Collection<String> scopes, Instant now) {
        this(
                site,
                clientId,
                scopes,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A copy with these answers to what the authorization request asked, where it did. */
    public IdTokenRequest asked(Optional<String> newNonce, Optional<Instant> signedInAt, Optional<String> realm) {
        return new IdTokenRequest(site, clientId, scopes, now, newNonce, accessToken, code, signedInAt, realm);
    }

    /** Whether the client gets an access token too, now or for its code: then userinfo tells it more about the user. */
    public boolean leadsToUserInfo() {
        return accessToken.isPresent() || code.isPresent();
    }

    /** A copy given together with this access token. */
    public IdTokenRequest withAccessToken(String newToken) {
        return new IdTokenRequest(
                site, clientId, scopes, now, nonce, Optional.of(newToken), code, authTime, openIdRealm);
    }

    /** A copy given together with this authorization code. */
    public IdTokenRequest withCode(String newCode) {
        return new IdTokenRequest(
                site, clientId, scopes, now, nonce, accessToken, Optional.of(newCode), authTime, openIdRealm);
    }
}
