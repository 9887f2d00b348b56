package dev.understudy.client;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The processes that a test has started at a store; they end with it. */
final class StoreChildren implements AutoCloseable {

    private final List<Process> all = new CopyOnWriteArrayList<>();

    /** Starts a {@link StoreChild}, which finds no other server than the one in the file. */
    Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                StoreChild.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().remove(Endpoints.VARIABLE);
        Process child = builder.start();
        all.add(child);
        return child;
    }

    /** All of them, in the order of their start. */
    List<Process> all() {
        return all;
    }

    @Override
    public void close() {
        all.forEach(child -> child.destroyForcibly().onExit().join());
    }
}
