package dev.understudy.lessons.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Has one server, with the 256 MB that {@code serve} always has, issue a million codes and tokens, and prints a row for
 * each tenth: any error ends it, and memory and latency must not grow.
 */
public final class Million {

    private static final int TENTHS = 10;
    private static final int CONNECTIONS = 8;
    /** A code and an access token each: 100,000 in a tenth. */
    private static final int ROUND_TRIPS_IN_A_TENTH = 50_000;

    private final ServerProcess server;
    private final RoundTrip work;
    private final PrintStream out;

    private Million(ServerProcess server, PrintStream out) throws IOException {
        this.server = server;
        this.work = RoundTrip.of(server, Requests.DRIVE);
        this.out = out;
    }

    /** Runs it; the argument is the path of scripts/understudy. */
    public static void main(String[] args) throws Exception {
        try (var server = ServerProcess.startWithConsent(Path.of(args[0]))) {
            new Million(server, System.out).run();
        }
    }

    private void run() throws IOException, InterruptedException, ExecutionException {
        out.printf(
                "| codes and tokens | per second | p50 | p99 | resident memory |%n| --- | --- | --- | --- | --- |%n");
        var pool = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            tenth(pool);
            for (int tenth = 1; tenth <= TENTHS; tenth++) {
                long begin = System.nanoTime();
                long[] nanos = tenth(pool);
                out.printf(
                        Locale.ROOT,
                        "| %,d | %.0f | %.2f ms | %.2f ms | %d MB |%n",
                        2 * tenth * ROUND_TRIPS_IN_A_TENTH,
                        2e9 * nanos.length / (System.nanoTime() - begin),
                        nanos[nanos.length / 2] / 1e6,
                        nanos[(int) (nanos.length * 0.99)] / 1e6,
                        server.residentMegabytes());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** The latencies of a tenth of the round trips, sorted; the first tenth is done once before, to warm up. */
    private long[] tenth(ExecutorService pool) throws InterruptedException, ExecutionException {
        var parts = new ArrayList<Callable<long[]>>();
        for (int i = 0; i < CONNECTIONS; i++) {
            parts.add(this::part);
        }
        List<long[]> latencies = new ArrayList<>();
        for (var part : pool.invokeAll(parts)) {
            latencies.add(part.get());
        }
        return latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private long[] part() throws IOException {
        var latencies = new long[ROUND_TRIPS_IN_A_TENTH / CONNECTIONS];
        try (var connection = new Connection(server.url())) {
            for (int i = 0; i < latencies.length; i++) {
                long begin = System.nanoTime();
                work.once(connection);
                latencies[i] = System.nanoTime() - begin;
            }
        }
        return latencies;
    }
}
