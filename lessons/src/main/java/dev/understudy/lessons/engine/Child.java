package dev.understudy.lessons.engine;

import dev.understudy.lessons.files.TemporaryFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import jdk.jshell.execution.Util;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionEnv;

/** The JVM that runs the learner's lines. It ends when its standard input does, so it cannot outlive this one. */
final class Child implements AutoCloseable {

    /** The length of the secret that the child shows when it connects, in bytes. */
    static final int SECRET_BYTES = 16;

    /** The system property that names the folder in which a child is at home, with an empty environment. */
    static final String ROOM = "understudy.room";

    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final Process process;
    private final Socket socket;
    private final ExecutionEnv env;
    private final TemporaryFolder scratch;

    private Child(Process process, Socket socket, ExecutionEnv env, TemporaryFolder scratch) {
        this.process = process;
        this.socket = socket;
        this.env = env;
        this.scratch = scratch;
    }

    /** Starts a child and waits until it has connected. */
    static Child start(ExecutionEnv env) throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var secret = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(secret);
            // This JVM deletes what the child leaves: the child is killed in the end, and has no time to.
            var scratch = TemporaryFolder.of("lines");
            var builder = new ProcessBuilder(command(listener.getLocalPort(), options(env, scratch)));
            option(ROOM, env.extraRemoteVMOptions()).ifPresent(room -> shutIn(builder, room));
            // The client library finds the fake by an environment variable, which no JVM option can set.
            option("understudy.url", env.extraRemoteVMOptions())
                    .ifPresent(url -> builder.environment().put("UNDERSTUDY_URL", url));
            var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                tell(process, HexFormat.of().formatHex(secret));
                return new Child(process, accept(listener, process, secret), env, scratch);
            } catch (IOException | RuntimeException e) {
                process.destroyForcibly();
                scratch.close();
                throw e;
            }
        }
    }

    /** The host's end of the conversation. */
    ExecutionControl control(BooleanSupplier stopAsked) throws IOException {
        OutputStream out = socket.getOutputStream();
        Map<String, OutputStream> outputs = Map.of("out", env.userOut(), "err", env.userErr());
        Map<String, InputStream> inputs = Map.of("in", env.userIn());
        return Util.remoteInputOutput(
                socket.getInputStream(),
                out,
                outputs,
                inputs,
                (in, commands) -> new Remote(commands, in, this, stopAsked));
    }

    /** Asks the child to stop what it runs. */
    void interrupt() {
        try {
            tell(process, Agent.STOP);
        } catch (IOException e) {
            kill();
        }
    }

    /** Ends the child, whatever it does. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        try {
            socket.close();
            process.waitFor(2, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        scratch.close();
    }

    /** Where the lines' temporary files go may be said by who starts the session. */
    private static List<String> options(ExecutionEnv env, TemporaryFolder scratch) {
        var options = new ArrayList<>(env.extraRemoteVMOptions());
        options.add(0, "-Djava.io.tmpdir=" + scratch.path());
        return options;
    }

    private static Socket accept(ServerSocket listener, Process process, byte[] secret) throws IOException {
        listener.setSoTimeout(200);
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                var socket = listener.accept();
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(2_000);
                if (MessageDigest.isEqual(secret, socket.getInputStream().readNBytes(SECRET_BYTES))) {
                    socket.setSoTimeout(0);
                    return socket;
                }
                socket.close();
            } catch (SocketTimeoutException e) {
                // Look again whether the child is still there.
            }
        }
        throw new IOException("The JVM for the lines did not start. Is the class path right?");
    }

    private static void tell(Process process, String line) throws IOException {
        var in = process.getOutputStream();
        in.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        in.flush();
    }

    /** Small and quick to start: no server compiler, a serial collector, 64 MB. */
    private static List<String> command(int port, List<String> extra) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(List.of("-XX:-UsePerfData", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"));
        var classPath = new ArrayList<String>();
        classPath.add(LearnerClassPath.of(Agent.class));
        for (int i = 0; i < extra.size(); i++) {
            // The jshell tool hands its --class-path over among these options.
            if (isClassPath(extra.get(i)) && i + 1 < extra.size()) {
                classPath.add(extra.get(++i));
            } else {
                command.add(extra.get(i));
            }
        }
        command.addAll(List.of("-cp", String.join(java.io.File.pathSeparator, classPath)));
        command.addAll(List.of(Agent.class.getName(), Integer.toString(port)));
        return command;
    }

    private static void shutIn(ProcessBuilder builder, String room) {
        builder.environment().clear();
        builder.directory(Path.of(room).toFile());
    }

    /** The value of a system property among JVM options. */
    private static Optional<String> option(String property, List<String> options) {
        String prefix = "-D" + property + "=";
        return options.stream()
                .filter(option -> option.startsWith(prefix))
                .map(option -> option.substring(prefix.length()))
                .findFirst();
    }

    private static boolean isClassPath(String option) {
        return option.equals("-cp") || option.equals("-classpath") || option.equals("--class-path");
    }
}
