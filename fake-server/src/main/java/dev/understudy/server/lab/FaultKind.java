package dev.understudy.server.lab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A kind of fault that can be asked for by name.
 *
 * @param name the name
 * @param does what it does, in one sentence
 * @param defaults its settings, each with the value that it has if none is given
 * @param maker makes one from all its settings
 */
public record FaultKind(
        String name, String does, Map<String, String> defaults, Function<FaultSettings, ? extends Fault> maker) {

    public FaultKind {
        defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
    }

    /** A kind without settings. */
    public static FaultKind of(String name, String does, Supplier<? extends Fault> maker) {
        return new FaultKind(name, does, Map.of(), settings -> maker.get());
    }

    /** A kind with one setting. */
    public static FaultKind of(
            String name, String does, String setting, String value, Function<FaultSettings, ? extends Fault> maker) {
        return new FaultKind(name, does, Map.of(setting, value), maker);
    }
}
