package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Reply;

/** An id_token whose signature is not of these claims. */
public final class WronglySignedIdToken implements Fault {

    @Override
    public String name() {
        return "wrongly-signed-id-token";
    }

    @Override
    public Reply apply(Occasion occasion) {
        return IdTokenReply.token(occasion, jwt -> {
            int start = jwt.lastIndexOf('.') + 1;
            char first = jwt.charAt(start) == 'A' ? 'B' : 'A';
            return jwt.substring(0, start) + first + jwt.substring(start + 1);
        });
    }
}
