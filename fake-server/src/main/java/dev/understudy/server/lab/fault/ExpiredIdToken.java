package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Reply;

/** An id_token that expired an hour ago. */
public final class ExpiredIdToken implements Fault {

    private static final long HOUR = 3600;

    @Override
    public String name() {
        return "expired-id-token";
    }

    @Override
    public Reply apply(Occasion occasion) {
        return IdTokenReply.claims(occasion, claims -> {
            long now = occasion.backstage()
                    .clock()
                    .now(occasion.origin().project())
                    .getEpochSecond();
            claims.put("iat", now - 2 * HOUR);
            claims.put("exp", now - HOUR);
        });
    }
}
