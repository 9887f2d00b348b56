package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.lab.Pauses;
import dev.understudy.server.wire.Reply;
import java.time.Duration;
import java.util.Map;

/**
 * The work is done at once and answered late, in real time.
 *
 * @param by how late: at most {@link Pauses#LONGEST}; a reset of the project's lab ends the waiting
 */
public record Delay(Duration by) implements Fault {

    public Delay {
        if (by.isNegative() || by.compareTo(Pauses.LONGEST) > 0) {
            throw new IllegalArgumentException("A delay lasts from PT0S to " + Pauses.LONGEST + ", not " + by + ".");
        }
    }

    @Override
    public String name() {
        return "delay";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("by", by.toString());
    }

    @Override
    public Reply apply(Occasion occasion) {
        var reply = occasion.answer();
        occasion.backstage().pauses().rest(occasion.origin().project(), by);
        return reply;
    }
}
