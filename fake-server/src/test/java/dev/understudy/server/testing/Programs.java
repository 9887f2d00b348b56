package dev.understudy.server.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs that are no part of this project: tests with them are skipped where they are missing, but in CI they fail. */
public final class Programs {

    private Programs() {}

    /** Ends the test unless this command succeeds, with what to install so that it does. */
    public static void require(String install, String... command) throws InterruptedException {
        if ("true".equals(System.getenv("CI")) && !succeeds(command)) {
            throw new AssertionError("In CI no program may be missing: " + install);
        }
        assume(install, command);
    }

    /** Skips the test, in CI too, unless this command succeeds: it needs something that no machine can promise. */
    public static void assume(String needed, String... command) throws InterruptedException {
        assumeTrue(succeeds(command), "To run this test: " + needed);
    }

    /** Ends the test unless there is a curl. */
    public static void requireCurl() throws InterruptedException {
        require("apt-get install curl", "curl", "--version");
    }

    /**
     * Starts a program in a directory.
     *
     * @param environment a shell file to be read before
     */
    public static Process start(Path directory, Path environment, String... command) throws IOException {
        var all = new ArrayList<>(List.of("sh", "-c", ". \"$1\"; shift; exec \"$@\"", "sh", environment.toString()));
        all.addAll(List.of(command));
        return new ProcessBuilder(all)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
