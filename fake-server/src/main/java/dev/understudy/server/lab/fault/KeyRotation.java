package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Reply;

/** Before the answer, a key comes into use for this project's id_tokens that no client can have fetched in advance. */
public final class KeyRotation implements Fault {

    @Override
    public String name() {
        return "key-rotation";
    }

    @Override
    public Reply apply(Occasion occasion) {
        occasion.backstage().tokens().surpriseKey(occasion.origin().project());
        return occasion.answer();
    }
}
