package dev.understudy.lessons.whole;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a command line in the root of the project. */
final class Shell {

    /** The root of the project: where the wrapper is. */
    static final Path ROOT = root();

    /** What became of a command: its exit code, and its output with the errors in it. */
    record Outcome(int exitCode, String output) {}

    private Shell() {}

    static Outcome run(String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder("bash", "-c", command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException("the root of the project was not found");
    }
}
