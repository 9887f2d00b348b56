package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Delivery;
import dev.understudy.server.wire.Reply;

/** The work is done, and the connection ends before its answer: the client cannot know. */
public final class LostReply implements Fault {

    @Override
    public String name() {
        return "lost-reply";
    }

    @Override
    public Reply apply(Occasion occasion) {
        return occasion.answer().delivered(Delivery.CUT);
    }
}
