package dev.understudy.server.page;

import java.util.Map;

/**
 * A fault that can be asked for.
 *
 * @param name its name
 * @param does what it does
 * @param settings its settings, each with the value that it has by default
 */
public record FaultRow(String name, String does, Map<String, String> settings) {

    public FaultRow {
        settings = Map.copyOf(settings);
    }
}
