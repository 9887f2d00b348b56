package dev.understudy.lessons.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jshell.execution.Util;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/**
 * The main class of the child. Its standard input is its leash: a line {@value #STOP} stops the running snippet, its end
 * ends the JVM.
 */
public final class Agent {

    /** The line that asks to stop the running snippet. */
    static final String STOP = "stop";

    private Agent() {}

    /** Connects to the host on the port given and serves it until it goes. */
    public static void main(String[] args) throws IOException {
        ignoreInterrupts();
        var leash = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        byte[] secret = HexFormat.of().parseHex(leash.readLine());
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]))) {
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(secret);
            var control = new Snippets();
            hold(leash, control);
            Map<String, Consumer<OutputStream>> outputs = Map.of(
                    "out", stream -> System.setOut(printing(stream)), "err", stream -> System.setErr(printing(stream)));
            Map<String, Consumer<InputStream>> inputs = Map.of("in", stream -> System.setIn(new LineInput(stream)));
            Util.forwardExecutionControlAndIO(
                    control, socket.getInputStream(), socket.getOutputStream(), outputs, inputs);
        }
        Runtime.getRuntime().halt(0);
    }

    private static PrintStream printing(OutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private static void hold(BufferedReader leash, ExecutionControl control) {
        var thread = new Thread(() -> follow(leash, control), "understudy-leash");
        thread.setDaemon(true);
        thread.start();
    }

    private static void follow(BufferedReader leash, ExecutionControl control) {
        try {
            for (String line = leash.readLine(); line != null; line = leash.readLine()) {
                if (line.equals(STOP)) {
                    control.stop();
                }
            }
        } catch (IOException | EngineTerminationException | InternalException e) {
            // The host is gone or the snippet cannot be stopped: either way this JVM is of no more use.
        }
        Runtime.getRuntime().halt(1);
    }

    /**
     * Ctrl-C reaches every process of the terminal; it shall stop the snippet, not this JVM. By reflection, because the
     * compiler warns about sun.misc by name (it is in jdk.unsupported, on 17 and 25).
     */
    private static void ignoreInterrupts() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object interrupt = signal.getConstructor(String.class).newInstance("INT");
            signal.getMethod("handle", signal, handler)
                    .invoke(null, interrupt, handler.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException e) {
            // A JDK without it: Ctrl-C then ends this JVM, and the host starts another.
        }
    }
}
