package dev.understudy.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWT;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes that a test has started at a store; they end with it. */
final class StoreChildren implements AutoCloseable {

    /** Only what the programs need: each jar is opened anew by each of them. */
    private static final String CLASS_PATH = Stream.of(
                    StoreChild.class,
                    FileStorage.class,
                    ObjectMapper.class,
                    JsonFactory.class,
                    JsonProperty.class,
                    JWT.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
            .map(place -> Path.of(URI.create(place.toString())).toString())
            .collect(Collectors.joining(File.pathSeparator));

    private final List<Process> all = new CopyOnWriteArrayList<>();

    /** Starts a {@link StoreChild}, which finds no other server than the one in the file. */
    Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                // What javac has just compiled need not be verified two hundred times.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-cp",
                CLASS_PATH,
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
