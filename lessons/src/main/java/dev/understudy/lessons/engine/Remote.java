package dev.understudy.lessons.engine;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import jdk.jshell.execution.StreamingExecutionControl;

/** The host's end: what JShell asks goes to the child; what does not stop in time is ended with its JVM. */
final class Remote extends StreamingExecutionControl {

    /** How long a snippet may take to stop before its JVM is killed. */
    static final Duration GRACE = Duration.ofMillis(500);

    private final Child child;
    /** Odd while the child runs the learner's code. */
    private final AtomicLong phase = new AtomicLong();

    private final BooleanSupplier stopAsked;

    Remote(ObjectOutput out, ObjectInput in, Child child, BooleanSupplier stopAsked) {
        super(out, in);
        this.child = child;
        this.stopAsked = stopAsked;
    }

    @Override
    public String invoke(String className, String methodName)
            throws RunException, EngineTerminationException, InternalException {
        phase.incrementAndGet();
        try {
            if (stopAsked.getAsBoolean()) {
                // Asked for while the snippet was being compiled: it does not begin.
                throw new StoppedException();
            }
            return super.invoke(className, methodName);
        } finally {
            phase.incrementAndGet();
        }
    }

    @Override
    public void stop() {
        long running = phase.get();
        if (running % 2 == 0) {
            return;
        }
        child.interrupt();
        var watch = new Thread(() -> killIfStill(running), "understudy-stop");
        watch.setDaemon(true);
        watch.start();
    }

    @Override
    public void close() {
        child.close();
    }

    private void killIfStill(long running) {
        try {
            Thread.sleep(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (phase.get() == running) {
            child.kill();
        }
    }
}
