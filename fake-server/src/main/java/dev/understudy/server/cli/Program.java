package dev.understudy.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Somebody's program, run with more variables in its environment and with our own input and output. */
final class Program {

    /** What a shell's exit code is for a program that is not there. */
    static final int NOT_FOUND = 127;

    /** What a shell's exit code is for a file that cannot be run. */
    static final int NOT_EXECUTABLE = 126;

    private static final int PATIENCE_SECONDS = 5;

    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    /**
     * Starts a program.
     *
     * @throws CannotRun if it is not there or cannot be run
     */
    static Program start(List<String> command, Map<String, String> variables) throws CannotRun {
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(variables);
        try {
            return new Program(builder.start());
        } catch (IOException e) {
            Path file = Path.of(command.get(0));
            throw file.getNameCount() > 1 && Files.exists(file)
                    ? new CannotRun(NOT_EXECUTABLE, file + " cannot be run; is it executable?", e)
                    : new CannotRun(NOT_FOUND, command.get(0) + " was not found.", e);
        }
    }

    /** Waits for its end and gives its exit code. */
    int join() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks it to end, and ends it if it does not within a few seconds. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The program did not start. */
    static final class CannotRun extends Exception {

        private static final long serialVersionUID = 1;

        private final int code;

        CannotRun(int code, String sentence, IOException cause) {
            super(sentence, cause);
            this.code = code;
        }

        /** The exit code by which shells tell of it. */
        int code() {
            return code;
        }
    }
}
