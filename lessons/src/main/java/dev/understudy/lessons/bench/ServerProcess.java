package dev.understudy.lessons.bench;

import dev.understudy.lessons.files.TemporaryFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A fake in a process of its own, started as a user starts it. */
final class ServerProcess implements AutoCloseable {

    private static final String READY = "Understudy is ready at ";
    private static final String CONSENT =
            "{\"base\": \"demo\", \"users\": [{\"email\": \"ada@example.com\", \"decides\": \"allow\"}]}";

    private final Process process;
    private final TemporaryFolder credentials;
    private final URI url;

    private ServerProcess(Process process, TemporaryFolder credentials, URI url) {
        this.process = process;
        this.credentials = credentials;
        this.url = url;
    }

    /** One with the demo world. */
    static ServerProcess start(Path script) throws IOException {
        return start(script, TemporaryFolder.of("bench"), List.of());
    }

    /** One with the demo world, whose Ada allows every app without being asked. */
    static ServerProcess startWithConsent(Path script) throws IOException {
        var folder = TemporaryFolder.of("bench");
        Path world = Files.writeString(folder.path().resolve("world.json"), CONSENT);
        return start(script, folder, List.of("--scenario", world.toString()));
    }

    private static ServerProcess start(Path script, TemporaryFolder credentials, List<String> more) throws IOException {
        var command = new ArrayList<>(List.of(
                script.toString(),
                "serve",
                "--port",
                "0",
                "--credentials",
                credentials.path().toString()));
        command.addAll(more);
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return new ServerProcess(
                        process,
                        credentials,
                        URI.create(line.substring(READY.length()).strip()));
            }
        }
        throw new IOException("scripts/understudy serve ended before it was ready");
    }

    URI url() {
        return url;
    }

    /** The text of one of the credential files. */
    String credential(String file) throws IOException {
        return Files.readString(credentials.path().resolve(file));
    }

    /** Resident memory in megabytes, as Linux counts it. */
    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        credentials.close();
    }
}
