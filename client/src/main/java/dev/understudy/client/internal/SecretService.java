package dev.understudy.client.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One entry of the session's keyring, by the program {@code secret-tool} of libsecret. The secret goes through its
 * standard input, never through its arguments, which every user of the machine can read.
 *
 * @param tool the program
 * @param service the application
 * @param user the user's name there
 */
public record SecretService(Tool tool, String service, String user) {

    /** The exit code of a search that found nothing. */
    private static final int NOT_FOUND = 1;

    /** The exit code of a program that was ended by signal 9. */
    private static final int KILLED = 128 + 9;

    /**
     * The program that reaches the keyring.
     *
     * @param name its name or path
     * @param limit how long it may take, also when it asks the user for the keyring's password
     */
    public record Tool(String name, Duration limit) {

        /** The one that is installed, with half a minute for the user. */
        public static final Tool INSTALLED = new Tool("secret-tool", Duration.ofSeconds(30));

        /** Whether it is there and reaches a keyring. */
        public boolean isAvailable() {
            try {
                return new SecretService(this, "understudy", "availability")
                        .run("lookup", "")
                        .error()
                        .isEmpty();
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** The secret, or nothing. */
    public Optional<String> lookup() throws IOException {
        Result result = run("lookup", "");
        return result.isNothing()
                ? Optional.empty()
                : Optional.of(require(result).output());
    }

    /** Keeps a secret instead of any before. */
    public void store(String secret) throws IOException {
        require(run("store", secret, "--label=" + service));
    }

    /** Forgets the secret. */
    public void clear() throws IOException {
        Result result = run("clear", "");
        if (!result.isNothing()) {
            require(result);
        }
    }

    private Result require(Result result) throws IOException {
        if (result.status() == KILLED) {
            throw new IOException(
                    tool.name() + " did not end within " + tool.limit().toSeconds() + " s");
        }
        if (result.status() != 0) {
            throw new IOException(tool.name() + " said: " + result.error().strip());
        }
        return result;
    }

    private Result run(String verb, String input, String... options) throws IOException {
        var command = new ArrayList<>(List.of(tool.name(), verb));
        command.addAll(List.of(options));
        command.addAll(List.of("service", service, "username", user));
        Process process = new ProcessBuilder(command).start();
        try {
            process.onExit()
                    .orTimeout(tool.limit().toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(late -> end(process));
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output, error);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + tool.name(), e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** By its handle, which leaves what it printed to be read. */
    private static Process end(Process process) {
        process.toHandle().destroyForcibly();
        return process;
    }

    private record Result(int status, String output, String error) {

        boolean isNothing() {
            return status == NOT_FOUND && error.isEmpty();
        }
    }
}
