package dev.understudy.server.lab;

import dev.understudy.server.wire.Reply;
import java.util.function.Supplier;

/** A way to misbehave: instead of the endpoint, after it, or with what it answered altered. */
public interface Fault {

    /** The name by which scenarios, lessons and the lab ask for it. */
    String name();

    /** Misbehaves around an endpoint. */
    Reply apply(Supplier<Reply> endpoint);
}
