package dev.understudy.server.account;

import dev.understudy.server.model.AccessToken;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.token.CompactJwt;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Version 3 and today's: every value a string; of an id_token all claims and then the header. */
final class TokenInfoStrings implements TokenInfoShape {

    @Override
    public Map<String, Object> accessToken(AccessToken token, Optional<User> user, Instant now) {
        var members = new LinkedHashMap<String, Object>();
        members.put("azp", token.clientId());
        members.put("aud", token.clientId());
        if (Scopes.askIdentity(token.scopes())) {
            members.put("sub", user.map(User::sub).orElse(token.clientId()));
        }
        members.put("scope", String.join(" ", token.scopes()));
        members.put("exp", String.valueOf(token.expiresAt().getEpochSecond()));
        members.put(
                "expires_in",
                String.valueOf(Duration.between(now, token.expiresAt()).toSeconds()));
        if (token.scopes().contains(Scopes.EMAIL)) {
            members.put("email", user.map(User::email).orElse(token.subject()));
            members.put("email_verified", "true");
        }
        members.put("access_type", token.offline() ? "offline" : "online");
        return members;
    }

    @Override
    public Map<String, Object> idToken(CompactJwt token, Instant now) {
        var members = new LinkedHashMap<String, Object>();
        token.claims()
                .properties()
                .forEach(claim -> members.put(claim.getKey(), claim.getValue().asText()));
        for (String name : List.of("alg", "kid", "typ")) {
            members.put(name, token.header().path(name).asText());
        }
        return members;
    }
}
