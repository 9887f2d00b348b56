package dev.understudy.server.lab.advice;

import dev.understudy.server.wire.Params;
import java.util.Optional;

/** A request of OAuth's, which is made of parameters. */
interface Message extends Seen {

    /** Its parameters. */
    Params params();

    /** The parameter, if it came with a value. */
    default Optional<String> find(String name) {
        return params().find(name);
    }

    /** The parameter, or nothing at all. */
    default String value(String name) {
        return find(name).orElse("");
    }

    default boolean has(String name) {
        return find(name).isPresent();
    }
}
