package dev.understudy.lessons.engine;

import java.util.Map;
import java.util.function.BooleanSupplier;
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

    private final BooleanSupplier stopAsked;

    /** As the stock jshell makes it: that tool tells a stop only while a snippet runs. */
    public Engine() {
        this(() -> false);
    }

    /** An engine that does not begin a snippet once this says that a stop was asked for, compiled or not. */
    Engine(BooleanSupplier stopAsked) {
        this.stopAsked = stopAsked;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) throws Throwable {
        return Child.start(env).control(stopAsked);
    }
}
