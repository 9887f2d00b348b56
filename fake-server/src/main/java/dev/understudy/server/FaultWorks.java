package dev.understudy.server;

import dev.understudy.server.api.ApiErrorFault;
import dev.understudy.server.consent.AuthorizationErrorFault;
import dev.understudy.server.lab.Backstage;
import dev.understudy.server.lab.FaultCatalogue;
import dev.understudy.server.lab.fault.StandardFaults;
import dev.understudy.server.model.Grant;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.token.SigningKeys;
import dev.understudy.server.token.TokenLife;
import java.util.ArrayList;
import java.util.Map;

/**
 * What faults do with tokens.
 *
 * @param keys the keys of id_tokens
 * @param life the life of tokens
 */
record FaultWorks(SigningKeys keys, TokenLife life) implements Backstage.Tokens {

    /** The list of every kind of fault. */
    static FaultCatalogue catalogue() {
        var kinds = new ArrayList<>(StandardFaults.kinds());
        kinds.add(ApiErrorFault.kind());
        kinds.add(AuthorizationErrorFault.kind());
        return new FaultCatalogue(kinds);
    }

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

    @Override
    public void surpriseKey(String project) {
        keys.surprise(project);
    }
}
