package dev.understudy.lessons.engine;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * One learner's Java session: JShell on our engine. Lines are run by one thread; {@link #stop} may be called by any. A
 * session whose JVM died starts a new one, empty but for the startup lines, at the next {@link #restart}.
 */
public final class Session implements AutoCloseable {

    private final Supplier<Shell> start;
    private volatile Shell shell;

    /**
     * Where the learner's lines print to and read from.
     *
     * @param out their standard output and standard error
     * @param in their standard input
     */
    public record Streams(PrintStream out, InputStream in) {}

    private Session(Supplier<Shell> start) {
        this.start = start;
        this.shell = start.get();
    }

    /**
     * Starts a JVM and runs the startup lines in it.
     *
     * @param streams where the learner's lines print to and read from
     * @param startup one import or declaration a line
     * @param classPath what the lines can use
     * @param options further options for the JVM
     */
    public static Session start(Streams streams, String startup, String classPath, List<String> options) {
        return new Session(() -> Shell.start(streams, startup, classPath, options));
    }

    /**
     * The JVM options by which a session is at home in this folder: its working directory, home and temporary files are
     * there, and it knows nothing of this process's environment. That keeps accidents small; it is no sandbox.
     */
    public static List<String> atHomeIn(Path room) {
        return List.of("-D" + Child.ROOM + "=" + room, "-Duser.home=" + room, "-Djava.io.tmpdir=" + room);
    }

    /** Runs every snippet of this text, up to the first that fails. */
    public List<Echo> run(String text) {
        var current = shell;
        current.begin();
        try {
            return run(current, text);
        } finally {
            current.end();
        }
    }

    private static List<Echo> run(Shell shell, String text) {
        var echoes = new ArrayList<Echo>();
        String rest = text;
        while (!rest.isBlank() && echoes.stream().allMatch(Echo::isGood)) {
            CompletionInfo next = shell.analysis().analyzeCompletion(rest);
            String source = next.source() == null || next.source().isEmpty() ? rest : next.source();
            for (SnippetEvent event : shell.eval(source)) {
                echo(shell, event).ifPresent(echoes::add);
            }
            if (!shell.isAlive() && echoes.stream().allMatch(Echo::isGood)) {
                echoes.add(end(shell));
            }
            rest = next.remaining() == null || source.equals(rest) ? "" : next.remaining();
        }
        return echoes;
    }

    /** The snippets of this text, each of which could be run by itself. */
    public List<String> split(String text) {
        var snippets = new ArrayList<String>();
        String rest = text;
        while (!rest.isBlank()) {
            CompletionInfo next = analysis().analyzeCompletion(rest);
            String source = next.source() == null || next.source().isEmpty() ? rest : next.source();
            snippets.add(source);
            rest = next.remaining() == null || source.equals(rest) ? "" : next.remaining();
        }
        return snippets;
    }

    /** The value of an expression, without leaving a trace in the session; nothing if it does not compile or throws. */
    public Optional<String> probe(String expression) {
        return isAlive() ? shell.probe(expression) : Optional.empty();
    }

    /** Does once what is slow the first time. */
    public void warmUp() {
        probe("1 + 1");
        analysis().completionSuggestions("Sys", 3, new int[1]);
    }

    /** Stops the running snippet; if it will not, its JVM is killed. */
    public void stop() {
        shell.stop();
    }

    /** Whether lines are being compiled or run. */
    public boolean isRunning() {
        return shell.isRunning();
    }

    /** Whether the JVM is there. */
    public boolean isAlive() {
        return shell.isAlive();
    }

    /** Ends the JVM and starts a fresh one. */
    public void restart() {
        shell.close();
        shell = start.get();
    }

    /** What JShell knows about Java text: where a snippet ends, what could come next. */
    public SourceCodeAnalysis analysis() {
        return shell.analysis();
    }

    /** The names of the variables and methods of the session. */
    public List<String> names() {
        return shell.names();
    }

    @Override
    public void close() {
        shell.close();
    }

    private static Echo end(Shell shell) {
        return new Echo(shell.wasStopped() ? Echo.Kind.KILLED : Echo.Kind.LOST, "", "");
    }

    private static Optional<Echo> echo(Shell shell, SnippetEvent event) {
        if (event.causeSnippet() != null) {
            return Optional.empty();
        }
        Snippet snippet = event.snippet();
        if (!shell.isAlive()) {
            return Optional.of(end(shell));
        }
        if (shell.wasStopped()) {
            return Optional.of(new Echo(Echo.Kind.STOPPED, "", ""));
        }
        if (event.status() == Snippet.Status.REJECTED) {
            return Optional.of(new Echo(Echo.Kind.REJECTED, "", shell.explain(snippet)));
        }
        if (event.exception() != null) {
            return Optional.of(new Echo(Echo.Kind.THREW, "", Exceptions.describe(event.exception())));
        }
        String value = event.value();
        boolean silent = value == null || value.isEmpty();
        return Optional.of(
                silent ? new Echo(Echo.Kind.DONE, "", "") : new Echo(Echo.Kind.VALUE, Shell.nameOf(snippet), value));
    }
}
