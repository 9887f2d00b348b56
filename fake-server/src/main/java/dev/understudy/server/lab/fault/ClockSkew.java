package dev.understudy.server.lab.fault;

import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.Occasion;
import dev.understudy.server.wire.Reply;
import java.time.Duration;
import java.util.Map;

/**
 * For this request the project's time is another than the client's: assertions come from the future or the past, tokens
 * are dead or not yet born. Other requests of the project at the same moment see it too.
 *
 * @param by how far the server is ahead; behind, if negative
 */
public record ClockSkew(Duration by) implements Fault {

    @Override
    public String name() {
        return "clock-skew";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("by", by.toString());
    }

    @Override
    public Reply apply(Occasion occasion) {
        var clock = occasion.backstage().clock();
        String project = occasion.origin().project();
        clock.advance(project, by);
        try {
            return occasion.answer();
        } finally {
            clock.advance(project, by.negated());
        }
    }
}
