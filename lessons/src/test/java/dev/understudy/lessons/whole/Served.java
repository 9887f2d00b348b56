package dev.understudy.lessons.whole;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code scripts/understudy serve} on a free port, stopped as Ctrl-C stops it. */
final class Served implements AutoCloseable {

    private static final String READY = "Understudy is ready at ";

    private final Process process;
    private final List<String> lines;

    private Served(Process process, List<String> lines) {
        this.process = process;
        this.lines = lines;
    }

    static Served start(Path credentials) throws IOException {
        var process = new ProcessBuilder(
                        "scripts/understudy", "serve", "--port", "0", "--credentials", credentials.toString())
                .directory(Shell.ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        var lines = new ArrayList<String>();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.startsWith(READY)) {
                return new Served(process, lines);
            }
        }
        throw new IOException("serve ended before it was ready: " + lines);
    }

    List<String> firstLines() {
        return lines;
    }

    String url() {
        return lines.get(lines.size() - 1).substring(READY.length()).strip();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("serve did not stop when it was asked to", e);
        }
    }
}
