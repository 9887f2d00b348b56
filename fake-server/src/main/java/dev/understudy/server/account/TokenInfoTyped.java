package dev.understudy.server.account;

import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.token.CompactJwt;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Versions 1 and 2: older names, numbers and booleans as such. What they say of an id_token is from memory. */
final class TokenInfoTyped implements TokenInfoShape {

    @Override
    public Map<String, Object> accessToken(AccessToken token, Optional<User> user, Instant now) {
        var members = new LinkedHashMap<String, Object>();
        members.put("issued_to", token.clientId());
        members.put("audience", token.clientId());
        if (Scopes.askIdentity(token.scopes())) {
            members.put("user_id", user.map(User::sub).orElse(token.clientId()));
        }
        members.put("scope", String.join(" ", token.scopes()));
        members.put("expires_in", Duration.between(now, token.expiresAt()).toSeconds());
        if (token.scopes().contains(Scopes.EMAIL)) {
            members.put("email", user.map(User::email).orElse(token.subject()));
            members.put("verified_email", true);
        }
        members.put("access_type", token.offline() ? "offline" : "online");
        return members;
    }

    @Override
    public Map<String, Object> idToken(CompactJwt token, Instant now) {
        var members = new LinkedHashMap<String, Object>();
        long expiry = token.claims().path("exp").longValue();
        token.claim("iss").ifPresent(issuer -> members.put("issuer", issuer));
        token.claim("azp").ifPresent(client -> members.put("issued_to", client));
        token.claim("aud").ifPresent(audience -> members.put("audience", audience));
        token.claim("sub").ifPresent(sub -> members.put("user_id", sub));
        members.put("expires_in", expiry - now.getEpochSecond());
        members.put("issued_at", token.claims().path("iat").longValue());
        token.claim("email").ifPresent(email -> {
            members.put("email", email);
            members.put("verified_email", true);
        });
        return members;
    }
}
