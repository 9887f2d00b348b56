package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Reply;

/** A whole answer by its length, of which the second half is missing. */
public final class TruncatedJson implements Fault {

    @Override
    public String name() {
        return "truncated-json";
    }

    @Override
    public Reply apply(Occasion occasion) {
        var reply = occasion.answer();
        String text = reply.body().text();
        return reply.with(Body.of(reply.body().contentType(), text.substring(0, text.length() / 2)));
    }
}
