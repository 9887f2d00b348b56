package dev.understudy.server.lab.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Reply;
import java.util.function.Consumer;

/** Changes the JSON of a reply and leaves the rest as it is. */
final class JsonReply {

    private JsonReply() {}

    /** The reply with its object changed; as it is if it carries none. */
    static Reply change(Reply reply, Consumer<ObjectNode> change) {
        String text = reply.body().text();
        if (!(Json.read(text).orElse(null) instanceof ObjectNode object)) {
            return reply;
        }
        change.accept(object);
        String changed = text.contains("\n") ? Json.pretty(object) : Json.compact(object);
        return reply.with(Body.of(reply.body().contentType(), changed));
    }
}
