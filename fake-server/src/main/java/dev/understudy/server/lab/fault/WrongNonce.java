package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Reply;

/** An id_token with the nonce of another authorization request. */
public final class WrongNonce implements Fault {

    @Override
    public String name() {
        return "wrong-nonce";
    }

    @Override
    public Reply apply(Occasion occasion) {
        return IdTokenReply.claims(occasion, claims -> claims.put("nonce", "FAKE-nonce-of-another-request"));
    }
}
