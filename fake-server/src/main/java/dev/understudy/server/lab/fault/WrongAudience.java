package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Reply;

/** An id_token that was made for another client. */
public final class WrongAudience implements Fault {

    private static final String OTHER = "999999999999-another.apps.googleusercontent.com";

    @Override
    public String name() {
        return "wrong-audience";
    }

    @Override
    public Reply apply(Occasion occasion) {
        return IdTokenReply.claims(occasion, claims -> {
            claims.put("aud", OTHER);
            claims.put("azp", OTHER);
        });
    }
}
