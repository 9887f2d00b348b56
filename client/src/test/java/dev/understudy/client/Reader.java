package dev.understudy.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Follows a document in a process of its own: evaluates its Java blocks, and the lines hidden in its comments, in the
 * order in which they stand. Hidden lines do what the document leaves to the reader, with the methods of this class.
 */
public final class Reader {

    private static final Pattern BLOCK =
            Pattern.compile("^```java\n(.*?)^```|^<!-- run: (.*?) -->", Pattern.DOTALL | Pattern.MULTILINE);

    private Reader() {}

    /** Reads the document that the first argument names. */
    public static void main(String[] arguments) throws IOException {
        String document = Files.readString(Path.of(arguments[0]));
        try (JShell shell =
                JShell.builder().executionEngine(new InThisProcess(), Map.of()).build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            int blocks = 0;
            for (String block : blocks(document)) {
                evaluate(shell, block);
                blocks++;
            }
            System.out.println("followed " + blocks + " blocks");
        }
    }

    /**
     * Runs what is read in the thread that reads. The JDK's own local engine waits, in version 25, for every thread that
     * a snippet started: an HttpClient's never ends.
     */
    private static final class InThisProcess implements ExecutionControlProvider {

        @Override
        public String name() {
            return "in this process";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return new DirectExecutionControl();
        }
    }

    static List<String> blocks(String document) {
        var blocks = new ArrayList<String>();
        var matcher = BLOCK.matcher(document);
        while (matcher.find()) {
            blocks.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return blocks;
    }

    /** The id of the demo's web app. */
    public static String clientId() throws IOException {
        return web("client_id");
    }

    /** Its secret. */
    public static String clientSecret() throws IOException {
        return web("client_secret");
    }

    /** Grants access as Ada would, and gives the address to which her browser is sent. */
    public static URI allow(URI url) {
        return new Person("ada@example.com").redirectedTo(url);
    }

    /** Ends the reading if a promise of the document is not kept. */
    public static void require(boolean kept) {
        if (!kept) {
            throw new AssertionError("a promise of the document is not kept");
        }
    }

    private static String web(String member) throws IOException {
        return Json.parse(Files.readString(Path.of("path_to_directory/client_secrets.json")))
                .get("web")
                .get(member)
                .text();
    }

    private static void evaluate(JShell shell, String block) {
        var analysis = shell.sourceCodeAnalysis();
        for (String rest = block; !rest.isBlank(); ) {
            SourceCodeAnalysis.CompletionInfo next = analysis.analyzeCompletion(rest);
            if (next.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                return; // a comment at the end
            }
            shell.eval(next.source()).forEach(event -> check(shell, event));
            rest = next.remaining();
        }
    }

    private static void check(JShell shell, SnippetEvent event) {
        if (event.exception() != null) {
            throw new IllegalStateException(event.snippet().source(), event.exception());
        }
        if (event.status() == Snippet.Status.REJECTED) {
            var problems = shell.diagnostics(event.snippet())
                    .map(problem -> problem.getMessage(null))
                    .toList();
            throw new IllegalStateException(event.snippet().source() + " " + problems);
        }
    }
}
