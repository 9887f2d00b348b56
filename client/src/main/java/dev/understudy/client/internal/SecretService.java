package dev.understudy.client.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One entry of the session's keyring, by the program {@code secret-tool} of libsecret. The secret goes through its
 * standard input, never through its arguments, which every user of the machine can read.
 *
 * @param service the application
 * @param user the user's name there
 */
public record SecretService(String service, String user) {

    private static final String PROGRAM = "secret-tool";
    private static final int SECONDS = 30;
    private static final int NOT_FOUND = 1;

    /** Whether the program is there and reaches a keyring. */
    public static boolean isAvailable() {
        try {
            Result result = run(List.of(PROGRAM, "lookup", "service", "understudy", "username", "availability"), "");
            return result.error().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** The secret, or nothing. */
    public Optional<String> lookup() throws IOException {
        Result result = run(command("lookup"), "");
        if (result.status() == NOT_FOUND && result.error().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(require(result).output());
    }

    /** Keeps a secret instead of any before. */
    public void store(String secret) throws IOException {
        require(run(command("store", "--label=" + service), secret));
    }

    /** Forgets the secret. */
    public void clear() throws IOException {
        Result result = run(command("clear"), "");
        if (result.status() != NOT_FOUND || !result.error().isEmpty()) {
            require(result);
        }
    }

    private List<String> command(String verb, String... options) {
        var command = new ArrayList<>(List.of(PROGRAM, verb));
        command.addAll(List.of(options));
        command.addAll(List.of("service", service, "username", user));
        return command;
    }

    private static Result require(Result result) throws IOException {
        if (result.status() != 0) {
            throw new IOException(PROGRAM + " said: " + result.error().strip());
        }
        return result;
    }

    private static Result run(List<String> command, String input) throws IOException {
        Process process = new ProcessBuilder(command).start();
        try {
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(PROGRAM + " did not end within " + SECONDS + " s");
            }
            return new Result(process.exitValue(), output, error);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + PROGRAM, e);
        } finally {
            process.destroyForcibly();
        }
    }

    private record Result(int status, String output, String error) {}
}
