package dev.understudy.server.token;

import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.User;
import dev.understudy.server.wire.Site;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes id_tokens with Google's claims in Google's order (Google, "OpenID Connect", id_token payload). */
public final class IdTokens {

    private final SigningKeys keys;
    private final Profile profile;

    /** Tokens signed with these keys. */
    public IdTokens(SigningKeys keys, Profile profile) {
        this.keys = keys;
        this.profile = profile;
    }

    /** An id_token about a user. */
    public String ofUser(User user, IdTokenRequest request) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", request.site().issuer());
        claims.put("azp", request.clientId());
        claims.put("aud", request.clientId());
        claims.put("sub", user.sub());
        user.hostedDomain().ifPresent(domain -> claims.put("hd", domain));
        boolean described = profile.describesUsersInIdTokens() || !request.leadsToUserInfo();
        if (described && request.scopes().contains(Scopes.EMAIL)) {
            claims.put("email", user.email());
            claims.put("email_verified", true);
        }
        request.accessToken().ifPresent(token -> claims.put("at_hash", Hashes.leftHalf(token)));
        request.code().ifPresent(code -> claims.put("c_hash", Hashes.leftHalf(code)));
        request.nonce().ifPresent(nonce -> claims.put("nonce", nonce));
        request.authTime().ifPresent(time -> claims.put("auth_time", time.getEpochSecond()));
        request.openIdRealm().ifPresent(realm -> claims.put("openid_id", openId(user, realm)));
        if (described && request.scopes().contains(Scopes.PROFILE)) {
            claims.put("name", user.name());
            claims.put("picture", Pictures.of(user, request.site()));
            claims.put("given_name", user.givenName());
            claims.put("family_name", user.familyName());
        }
        return signed(claims, request.now());
    }

    /** What OpenID 2.0 knew the user as, another for every realm; the shape is from memory. */
    private static String openId(User user, String realm) {
        return "https://www.google.com/accounts/o8/id?id=FAKE-" + Hashes.sha256(realm + "|" + user.sub());
    }

    /** An id_token about a service account, for an audience of its choice. */
    public String ofServiceAccount(ServiceAccount account, Site site, String audience, Instant now) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", site.issuer());
        claims.put("aud", audience);
        claims.put("azp", account.email());
        claims.put("email", account.email());
        claims.put("email_verified", true);
        claims.put("sub", account.uniqueId());
        return signed(claims, now);
    }

    /**
     * An id_token as the IAM service makes it.
     *
     * @param azp the account's numeric id or, on request, its address
     */
    public String generated(ServiceAccount account, Site site, String audience, String azp, Email email, Instant now) {
        return generated(account, site, audience, azp, email, now, Map.of());
    }

    /** An id_token as the metadata server makes it, with claims about the machine it was made for. */
    public String generated(
            ServiceAccount account, Site site, String audience, Email email, Instant now, Map<String, Object> machine) {
        return generated(account, site, audience, account.uniqueId(), email, now, machine);
    }

    private String generated(
            ServiceAccount account,
            Site site,
            String audience,
            String azp,
            Email email,
            Instant now,
            Map<String, Object> machine) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", site.issuer());
        claims.put("aud", audience);
        claims.put("azp", azp);
        if (email == Email.INCLUDED) {
            claims.put("email", account.email());
            claims.put("email_verified", true);
        }
        claims.put("sub", account.uniqueId());
        claims.putAll(machine);
        return signed(claims, now);
    }

    /** Whether a generated id_token names the account's address. */
    public enum Email {
        /** {@code email} and {@code email_verified} are there. */
        INCLUDED,
        /** The numeric id must do. */
        OMITTED
    }

    private String signed(Map<String, Object> claims, Instant now) {
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(Issuance.LIFETIME).getEpochSecond());
        return keys.sign(claims);
    }
}
