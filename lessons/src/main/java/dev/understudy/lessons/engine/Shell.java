package dev.understudy.lessons.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/** One JVM of a session, from its start to its end. */
final class Shell implements AutoCloseable {

    private final JShell jshell;
    private final Numbering numbering;
    private final AtomicBoolean stopped;
    private volatile boolean alive = true;
    private volatile boolean running;

    private Shell(JShell jshell, Numbering numbering, AtomicBoolean stopped) {
        this.jshell = jshell;
        this.numbering = numbering;
        this.stopped = stopped;
        jshell.onShutdown(shell -> alive = false);
    }

    /** Starts a JVM and runs the startup lines in it. */
    static Shell start(Session.Streams streams, String startup, String classPath, List<String> options) {
        var remote =
                Stream.concat(options.stream(), Stream.of("-cp", classPath)).toArray(String[]::new);
        var numbering = new Numbering();
        var stopped = new AtomicBoolean();
        var shell = new Shell(
                JShell.builder()
                        .executionEngine(new Engine(stopped::get), Map.of())
                        .compilerOptions("-classpath", classPath)
                        .remoteVMOptions(remote)
                        .in(streams.in())
                        .out(streams.out())
                        .err(streams.out())
                        .idGenerator(numbering::id)
                        .tempVariableNameGenerator(numbering::variable)
                        .build(),
                numbering,
                stopped);
        startup.lines().filter(line -> !line.isBlank()).forEach(shell::startup);
        return shell;
    }

    void begin() {
        stopped.set(false);
        running = true;
    }

    void end() {
        running = false;
        stopped.set(false);
    }

    List<SnippetEvent> eval(String source) {
        try {
            return jshell.eval(source);
        } catch (IllegalStateException e) {
            alive = false;
            return List.of();
        }
    }

    Optional<String> probe(String expression) {
        numbering.probing(true);
        try {
            var event = jshell.eval(expression).get(0);
            jshell.drop(event.snippet());
            return event.exception() == null ? Optional.ofNullable(event.value()) : Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.empty();
        } finally {
            numbering.probing(false);
        }
    }

    /** Stops what runs; while it is still being compiled there is nothing to stop yet, so it is tried again. */
    void stop() {
        if (!running) {
            return;
        }
        stopped.set(true);
        jshell.stop();
        var again = new Thread(this::stopAgain, "understudy-stop-again");
        again.setDaemon(true);
        again.start();
    }

    private void stopAgain() {
        try {
            Thread.sleep(100);
            while (running && stopped.get() && alive) {
                jshell.stop();
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isRunning() {
        return running;
    }

    boolean isAlive() {
        return alive;
    }

    boolean wasStopped() {
        return stopped.get();
    }

    SourceCodeAnalysis analysis() {
        return jshell.sourceCodeAnalysis();
    }

    List<String> names() {
        return Stream.concat(
                        jshell.variables().map(VarSnippet::name),
                        jshell.methods().map(MethodSnippet::name))
                .distinct()
                .toList();
    }

    /** What is wrong with a rejected snippet, for people. */
    String explain(Snippet snippet) {
        return new Diagnosis(snippet.source(), jshell.diagnostics(snippet).toList(), this::suggestions).text();
    }

    @Override
    public void close() {
        jshell.close();
        alive = false;
    }

    /** The variable that holds the snippet's value. */
    static String nameOf(Snippet snippet) {
        if (snippet instanceof VarSnippet variable) {
            return variable.name();
        }
        return snippet instanceof ExpressionSnippet expression ? expression.name() : "";
    }

    private void startup(String line) {
        numbering.probing(true);
        try {
            var event = jshell.eval(line).get(0);
            if (event.status() != Snippet.Status.VALID) {
                throw new IllegalStateException(
                        "the startup line does not compile: " + line + "\n" + explain(event.snippet()));
            }
        } finally {
            numbering.probing(false);
        }
    }

    private List<String> suggestions(String prefix) {
        return analysis().completionSuggestions(prefix, prefix.length(), new int[1]).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .map(name -> name.replaceAll("[(].*", ""))
                .distinct()
                .toList();
    }

    /** Numbers the learner's snippets from 1, whatever the runner evaluates in between. */
    private static final class Numbering {

        private final AtomicInteger ids = new AtomicInteger();
        private final AtomicInteger variables = new AtomicInteger();
        private final AtomicInteger probes = new AtomicInteger();
        private volatile boolean probing;

        void probing(boolean now) {
            probing = now;
        }

        String id(Snippet snippet, int ignored) {
            return probing ? "probe" + probes.incrementAndGet() : Integer.toString(ids.incrementAndGet());
        }

        String variable() {
            return probing ? "$probe" + probes.incrementAndGet() : "$" + variables.incrementAndGet();
        }
    }
}
