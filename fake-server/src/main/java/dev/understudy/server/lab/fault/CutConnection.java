package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Delivery;
import dev.understudy.server.wire.Reply;

/** The connection ends instead of an answer, nothing done. */
public final class CutConnection implements Fault {

    @Override
    public String name() {
        return "cut-connection";
    }

    @Override
    public Reply apply(Occasion occasion) {
        return Reply.of(500, Body.NONE).delivered(Delivery.CUT);
    }
}
