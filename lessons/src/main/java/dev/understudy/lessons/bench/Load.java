package dev.understudy.lessons.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * The same exchange over and over, from several connections at once, for a bounded time.
 *
 * @param connections how many at once
 * @param time how long, after as long a warm-up
 */
record Load(int connections, Duration time) {

    /** One unit of work. */
    @FunctionalInterface
    interface Work {
        /** Does it once; a wrong answer is an exception. */
        void once(Connection connection) throws IOException;
    }

    /**
     * What was measured.
     *
     * @param perSecond units per second
     * @param p50 median latency, in milliseconds
     * @param p99 99th percentile of the latency, in milliseconds
     */
    record Result(double perSecond, double p50, double p99) {}

    /** Runs the work, first unmeasured, then measured. */
    Result run(URI server, Work work) throws InterruptedException, ExecutionException {
        measure(server, work);
        return measure(server, work);
    }

    private Result measure(URI server, Work work) throws InterruptedException, ExecutionException {
        var pool = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            long end = start + time.toNanos();
            var tasks = new ArrayList<Callable<long[]>>();
            for (int i = 0; i < connections; i++) {
                tasks.add(() -> repeat(server, work, end));
            }
            var latencies = new ArrayList<long[]>();
            for (var future : pool.invokeAll(tasks)) {
                latencies.add(future.get());
            }
            return summary(latencies, System.nanoTime() - start);
        } finally {
            pool.shutdownNow();
        }
    }

    private static long[] repeat(URI server, Work work, long end) throws IOException {
        var latencies = new long[1024];
        int count = 0;
        try (var connection = new Connection(server)) {
            while (System.nanoTime() < end) {
                long begin = System.nanoTime();
                work.once(connection);
                if (count == latencies.length) {
                    latencies = Arrays.copyOf(latencies, 2 * count);
                }
                latencies[count++] = System.nanoTime() - begin;
            }
        }
        return Arrays.copyOf(latencies, count);
    }

    private static Result summary(List<long[]> latencies, long nanos) {
        long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(all.length * 1e9 / nanos, all[all.length / 2] / 1e6, all[(int) (all.length * 0.99)] / 1e6);
    }
}
