package dev.understudy.lessons.engine;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * The execution engine of the lessons. The stock engine of the JDK leaves Nagle's algorithm on, which costs it about
 * 190 ms for every line on Linux, cannot stop a snippet that waits for a connection, and leaves its child running at
 * full speed when the parent dies; see docs/decisions/0006-own-jshell-engine.md.
 */
public final class Engine implements ExecutionControlProvider {

    /** By this name {@code jshell --execution} finds it. */
    public static final String NAME = "understudy";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) throws Throwable {
        return Child.start(env).control();
    }
}
