package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Reply;

/** No misbehaviour: a gap in a sequence. */
public final class Undisturbed implements Fault {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public Reply apply(Occasion occasion) {
        return occasion.answer();
    }
}
