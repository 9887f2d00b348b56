package dev.understudy.lessons.engine;

import java.lang.reflect.Method;
import jdk.jshell.execution.DirectExecutionControl;
import org.jspecify.annotations.Nullable;

/**
 * Runs each snippet in a thread that can be stopped, and waits for that thread alone. The JDK's own control waits for
 * every thread that a snippet started, in version 25 always, in 17 when the snippet was quick: an HttpClient's never ends.
 */
final class Snippets extends DirectExecutionControl {

    private volatile @Nullable Run running;

    @Override
    protected String invoke(Method snippet) throws Exception {
        var run = new Run(() -> super.invoke(snippet));
        running = run;
        try {
            run.start();
            run.join();
        } finally {
            running = null;
        }
        return run.outcome();
    }

    /** Ends the running snippet, if it can be ended. An endless loop can up to JDK 19, which still stops threads. */
    @Override
    public void stop() {
        Run run = running;
        if (run != null) {
            run.end();
        }
    }

    private interface Work {
        String result() throws Exception;
    }

    private static final class Run extends Thread {

        private final Work work;
        private volatile @Nullable String result;
        private volatile @Nullable Throwable failure;
        private volatile boolean told;

        Run(Work work) {
            super("snippet");
            setDaemon(true);
            this.work = work;
        }

        @Override
        public void run() {
            try {
                result = work.result();
            } catch (Throwable e) {
                failure = e;
            }
        }

        /** Stops by reflection, because the compiler warns of a method that later JDKs only refuse. */
        void end() {
            told = true;
            interrupt();
            try {
                Thread.class.getMethod("stop").invoke(this);
            } catch (ReflectiveOperationException e) {
                // A newer JDK: who does not listen to interrupts is ended with the JVM.
            }
        }

        /** What the snippet gave or threw; what one threw that was told to stop is of no interest. */
        String outcome() throws Exception {
            if (result != null) {
                return result;
            }
            if (failure instanceof Exception exception && !told) {
                throw exception;
            }
            throw new StoppedException();
        }
    }
}
