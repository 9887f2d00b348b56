package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Reply;

/** An id_token of another issuer. */
public final class WrongIssuer implements Fault {

    @Override
    public String name() {
        return "wrong-issuer";
    }

    @Override
    public Reply apply(Occasion occasion) {
        return IdTokenReply.claims(occasion, claims -> claims.put("iss", "https://issuer.invalid"));
    }
}
