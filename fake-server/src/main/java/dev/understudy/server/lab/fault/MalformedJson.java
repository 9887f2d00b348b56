package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Reply;

/** An answer in full length that is no JSON: every colon is missing. */
public final class MalformedJson implements Fault {

    @Override
    public String name() {
        return "malformed-json";
    }

    @Override
    public Reply apply(Occasion occasion) {
        var reply = occasion.answer();
        return reply.with(
                Body.of(reply.body().contentType(), reply.body().text().replace(':', ' ')));
    }
}
