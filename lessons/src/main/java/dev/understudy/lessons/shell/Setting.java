package dev.understudy.lessons.shell;

import java.util.List;
import java.util.stream.Stream;

/** What the runner tells the learner's JVM, as system properties. */
public enum Setting {
    /** The URL of the fake. */
    URL("understudy.url"),
    /** The URL at which the runner takes commands. */
    DESK("understudy.desk"),
    /** What proves to the runner that a command comes from this session. */
    KEY("understudy.key"),
    /** The names of the world, as {@code name=value} lines. */
    WORLD("understudy.world");

    private final String property;

    Setting(String property) {
        this.property = property;
    }

    /** The JVM option that sets it. */
    public String option(String value) {
        return "-D" + property + "=" + value;
    }

    /**
     * Its value.
     *
     * @throws IllegalStateException if the JVM was not started by the runner
     */
    String value() {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("Start the lessons with: scripts/understudy learn");
        }
        return value;
    }

    /** A value of the world by its name. */
    static String ofWorld(String name) {
        return lines().filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the world of the lessons has no " + name));
    }

    private static Stream<String> lines() {
        return List.of(WORLD.value().split(";")).stream();
    }
}
