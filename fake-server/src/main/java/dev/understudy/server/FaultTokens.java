package dev.understudy.server;

import dev.understudy.server.lab.Backstage;
import dev.understudy.server.model.Grant;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.token.SigningKeys;
import dev.understudy.server.token.TokenLife;
import java.util.Map;

/** What faults do with tokens. */
record FaultTokens(SigningKeys keys, TokenLife life) implements Backstage.Tokens {

    @Override
    public String keyOf(String token) {
        return OpaqueTokens.key(token);
    }

    @Override
    public void end(Grant grant, String why) {
        life.end(grant, why);
    }

    @Override
    public String sign(Map<String, ?> claims) {
        return keys.sign(claims);
    }

    /** The next key is published in advance; the one after it is not. */
    @Override
    public void surpriseKey() {
        keys.rotate();
        keys.rotate();
    }
}
