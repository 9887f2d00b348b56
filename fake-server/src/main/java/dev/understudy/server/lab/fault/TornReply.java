package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Delivery;
import dev.understudy.server.wire.Reply;

/** The work is done, and the connection ends in the middle of the answer's body. */
public final class TornReply implements Fault {

    @Override
    public String name() {
        return "torn-reply";
    }

    @Override
    public Reply apply(Occasion occasion) {
        return occasion.answer().delivered(Delivery.TORN);
    }
}
