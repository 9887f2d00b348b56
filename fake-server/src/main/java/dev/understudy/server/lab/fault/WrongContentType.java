package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Reply;
import java.util.Map;

/**
 * The right answer under a wrong {@code Content-Type}.
 *
 * @param type the media type that is claimed
 */
public record WrongContentType(String type) implements Fault {

    public WrongContentType {
        if (!type.matches("[\\w.+-]+/[\\w.+-]+(; ?[\\w-]+=[\\w-]+)?")) {
            throw new IllegalArgumentException("\"" + type + "\" is no media type such as text/html.");
        }
    }

    @Override
    public String name() {
        return "wrong-content-type";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("type", type);
    }

    @Override
    public Reply apply(Occasion occasion) {
        var reply = occasion.answer();
        return reply.with(Body.of(type, reply.body().text()));
    }
}
