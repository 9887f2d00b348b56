package dev.understudy.lessons.bench;

import com.nimbusds.jose.JOSEException;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.model.DemoWorld;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * Measures the fake and prints a table: time to the first token, embedded start, requests per second, memory. Server and
 * load share the machine's cores.
 */
public final class Bench {

    private static final int STARTS = 10;
    private static final int EMBEDDED_WARM_UP = 50;
    private static final int EMBEDDED = 200;
    private static final Load LOAD = new Load(16, Duration.ofSeconds(5));

    private final Path script;
    private final PrintStream out;

    private Bench(Path script, PrintStream out) {
        this.script = script;
        this.out = out;
    }

    /** Runs everything; the argument is the path of scripts/understudy. */
    public static void main(String[] args) throws Exception {
        var bench = new Bench(Path.of(args[0]), System.out);
        bench.heading();
        bench.starts();
        bench.embedded();
        bench.throughput();
        bench.prompts();
    }

    private void heading() {
        out.printf(
                "Java %s, %s %s, %d cores%n%n| what | result |%n| --- | --- |%n",
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
    }

    /** From the start of the process to a token in hand. */
    private void starts() throws IOException {
        var millis = new double[STARTS];
        long resident = 0;
        for (int i = 0; i < STARTS; i++) {
            long begin = System.nanoTime();
            try (var server = ServerProcess.start(script)) {
                try (var connection = new Connection(server.url())) {
                    connection.post("/token", Requests.refresh(server)).require(200);
                }
                millis[i] = (System.nanoTime() - begin) / 1e6;
                resident = server.residentMegabytes();
            }
        }
        Arrays.sort(millis);
        row(
                "process start to first token, best / median of " + STARTS,
                "%.0f / %.0f ms",
                millis[0],
                millis[STARTS / 2]);
        row("resident memory after the first token", "%d MB", resident);
    }

    /** What a learner at the terminal waits for. */
    private void prompts() throws IOException {
        for (var times : new Prompts(script).measure()) {
            int starts = times.prompts().size();
            int lines = times.lines().size();
            row(
                    times.name() + ": command to prompt, best / median of " + starts,
                    "%.0f / %.0f ms",
                    times.prompts().get(0),
                    times.prompts().get(starts / 2));
            row(
                    times.name() + ": command to the value of the first line, best / median of " + starts,
                    "%.0f / %.0f ms",
                    times.firsts().get(0),
                    times.firsts().get(starts / 2));
            row(
                    times.name() + ": a line from Enter to its value, median / p90 of " + lines,
                    "%.0f / %.0f ms",
                    times.lines().get(lines / 2),
                    times.lines().get(lines * 9 / 10));
        }
    }

    /** Start, one request, stop, in a warm JVM. */
    private void embedded() throws IOException {
        var millis = new double[EMBEDDED];
        for (int i = -EMBEDDED_WARM_UP; i < EMBEDDED; i++) {
            long begin = System.nanoTime();
            try (var google = FakeGoogle.start(DemoWorld.scenario(), Settings.EMBEDDED);
                    var connection = new Connection(google.url())) {
                connection.post("/token", "grant_type=none").require(400);
            }
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(millis);
        row(
                "embedded start, one request, stop, median / p99 of " + EMBEDDED,
                "%.1f / %.1f ms",
                millis[EMBEDDED / 2],
                millis[(int) (EMBEDDED * 0.99)]);
    }

    private void throughput()
            throws IOException, InterruptedException, ExecutionException, GeneralSecurityException, JOSEException {
        try (var server = ServerProcess.startWithConsent(script)) {
            tokens("jwt-bearer: a token for one verified signature", server, Requests.assertion(server));
            tokens(
                    "refresh: an access token",
                    server,
                    Requests.refresh(server, "scope", "https://www.googleapis.com/auth/cloud-platform"));
            tokens("refresh: an access token and a signed id_token", server, Requests.refresh(server));
            roundTrips(server);
            row("resident memory after the load", "%d MB", server.residentMegabytes());
        }
    }

    private void tokens(String what, ServerProcess server, String form)
            throws InterruptedException, ExecutionException {
        load(what, server.url(), connection -> connection.post("/token", form).require(200));
    }

    private void roundTrips(ServerProcess server) throws IOException, InterruptedException, ExecutionException {
        load(
                "code round trip: authorize, exchange, id_token",
                server.url(),
                RoundTrip.of(server, "openid email " + Requests.DRIVE));
    }

    private void load(String what, URI server, Load.Work work) throws InterruptedException, ExecutionException {
        var result = LOAD.run(server, work);
        row(
                what + ", " + LOAD.connections() + " connections",
                "%.0f/s, p50 %.1f ms, p99 %.1f ms",
                result.perSecond(),
                result.p50(),
                result.p99());
    }

    private void row(String what, String format, Object... values) {
        out.printf("| %s | %s |%n", what, String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
