package dev.understudy.lessons.engine;

import java.lang.reflect.Method;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import jdk.jshell.execution.DirectExecutionControl;

/**
 * Runs each snippet in a thread that can be interrupted, and waits for that thread alone. The JDK's own control waits,
 * in version 25, for every thread that a snippet started: an HttpClient's never ends.
 */
final class Snippets extends DirectExecutionControl {

    private volatile Thread running = Thread.currentThread();
    private volatile boolean busy;

    @Override
    protected String invoke(Method snippet) throws Exception {
        var task = new FutureTask<>(() -> super.invoke(snippet));
        running = new Thread(task, "snippet");
        running.setDaemon(true);
        busy = true;
        running.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } finally {
            busy = false;
        }
    }

    @Override
    public void stop() {
        if (busy) {
            running.interrupt();
        }
    }
}
