package dev.understudy.server.lab;

import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.util.Map;

/** A way to misbehave: instead of the endpoint, before it, after it, or with what it answered altered. */
public interface Fault {

    /** The name by which scenarios, lessons and the lab ask for it. */
    String name();

    /** What distinguishes it from others of its name, as text. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** Whether it could act on this request at all; others pass without using up its rule. */
    default boolean concerns(Request request) {
        return true;
    }

    /** Misbehaves. */
    Reply apply(Occasion occasion);
}
