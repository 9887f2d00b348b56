package dev.understudy.server.cli;

import dev.understudy.server.AdviceReport;
import dev.understudy.server.CannotStart;
import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.PrivateHosts;
import dev.understudy.server.ProgramEnvironment;
import dev.understudy.server.Settings;
import dev.understudy.server.Standalone;
import dev.understudy.server.Traffic;
import dev.understudy.server.lab.Finding;
import dev.understudy.server.lab.Severity;
import dev.understudy.server.model.User;
import dev.understudy.server.model.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code exec}: runs a program, unmodified, for which Google's hosts are this fake. */
@Command(
        name = "exec",
        description = {
            "Runs a program for which Google's hosts are the fake: put it behind two dashes.",
            "",
            "The program finds Google through the variables HTTPS_PROXY and those that name certificates to trust."
                    + " Every other host is refused. Its exit code is that of this command."
        },
        mixinStandardHelpOptions = true)
public final class ExecCommand implements Callable<Integer> {

    /** What becomes of a page that the program opens in a browser. */
    enum Browsing {
        /** Somebody signs in and allows everything, without a window. */
        ALLOW(Optional.of(Verdict.ALLOW)),
        /** Somebody signs in and cancels. */
        DENY(Optional.of(Verdict.DENY)),
        /** The user's own browser opens. */
        OPEN(Optional.empty());

        private final Optional<Verdict> verdict;

        Browsing(Optional<Verdict> verdict) {
            this.verdict = verdict;
        }
    }

    /** What a program that succeeded fails by. */
    enum FailOn {
        /** Anything that must not be. */
        ERROR(Optional.of(Severity.ERROR)),
        /** Bad practice, too. */
        WARNING(Optional.of(Severity.WARNING)),
        /** Anything that could be better. */
        NOTE(Optional.of(Severity.NOTE)),
        /** Nothing: advice is only told. */
        NEVER(Optional.empty());

        private final Optional<Severity> least;

        FailOn(Optional<Severity> least) {
            this.least = least;
        }

        boolean isBrokenBy(List<Finding> findings) {
            return least.filter(severity -> findings.stream()
                            .anyMatch(finding -> finding.rule().severity().compareTo(severity) >= 0))
                    .isPresent();
        }
    }

    /** The exit code for findings. */
    static final int FOUND = 3;

    private static final String NAMESPACE = "--namespace";
    private static final String INSIDE = "--inside-namespace";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private WorldOptions world = new WorldOptions();

    @Option(
            names = "--credentials",
            paramLabel = "DIR",
            description = "Where to write the credential files, to keep. Default: a directory that is gone afterwards.")
    private @Nullable Path credentials;

    @Option(
            names = "--browser",
            paramLabel = "WHAT",
            defaultValue = "allow",
            description = "What becomes of a page that the program opens in a browser: allow or deny (somebody signs in"
                    + " and decides so, without a window), or open (your own browser). Default: ${DEFAULT-VALUE}.")
    private Browsing browser = Browsing.ALLOW;

    @Option(names = "--user", paramLabel = "EMAIL", description = "Who signs in. Default: the first user of the world.")
    private @Nullable String user;

    @Option(names = "--quiet", description = "Say nothing about the requests afterwards.")
    private boolean quiet;

    @Option(
            names = "--findings",
            paramLabel = "FILE",
            description = "Write what could be better in how the program uses OAuth to this file, too: .sarif, .xml"
                    + " (JUnit's) or .json.")
    private @Nullable Path findings;

    @Option(
            names = "--ignore",
            paramLabel = "RULE",
            description = "Report no findings by this rule of docs/advice.md. May be repeated.")
    private List<String> ignored = List.of();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "never",
            description = "Exit with " + FOUND + " although the program succeeded, if there are findings of this"
                    + " severity or worse: error, warning, note, never. Default: ${DEFAULT-VALUE}.")
    private FailOn failOn = FailOn.NEVER;

    @Option(
            names = NAMESPACE,
            description = "For programs that heed no proxy (Linux only): run this one where Google's hosts have the"
                    + " address of this machine, and nothing else can be reached.")
    private boolean namespace;

    /** What the command tells itself when it runs itself there: the numbers of the user and group outside. */
    @Option(names = INSIDE, hidden = true)
    private @Nullable String inside;

    @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The program and its arguments.")
    private List<String> command = List.of();

    /** Runs the program, and gives its exit code. */
    @Override
    public Integer call() throws InterruptedException, IOException {
        try {
            return namespace ? runThere() : runHere();
        } catch (CannotStart | Namespace.Unavailable e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (Program.CannotRun e) {
            return complain(e);
        }
    }

    private int runHere() throws InterruptedException, Program.CannotRun {
        try (var workshop = workshop();
                var running = start(workshop)) {
            browser.verdict.ifPresent(verdict -> decide(running.google(), verdict));
            int code = run(program(workshop), environment(running, workshop), workshop);
            return code(code, report(running));
        }
    }

    /** Runs this very command in a namespace, where it finds its other options and the ports of Google's hosts. */
    private int runThere() throws InterruptedException, IOException, Program.CannotRun {
        Namespace.require();
        try (var workshop = workshop()) {
            var again = new ArrayList<>(OwnJvm.command(List.of(), Main.class));
            again.addAll(List.of("exec", INSIDE + "=" + Namespace.user()));
            for (var option : spec.commandLine().getParseResult().matchedOptions()) {
                if (!option.longestName().equals(NAMESPACE)) {
                    again.add(option.longestName());
                    again.addAll(option.arity().max() == 0 ? List.of() : option.originalStringValues());
                }
            }
            again.add("--");
            again.addAll(command);
            return run(Namespace.enter(workshop.directory(), again), Map.of(), workshop);
        }
    }

    private static int run(List<String> program, Map<String, String> environment, Workshop workshop)
            throws InterruptedException, Program.CannotRun {
        var running = Program.start(program, environment);
        // On SIGINT and SIGTERM the JVM runs this and ends with 130 or 143.
        var stop = new Thread(() -> stop(running, workshop), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        int code = running.join();
        Runtime.getRuntime().removeShutdownHook(stop);
        return code;
    }

    private List<String> program(Workshop workshop) {
        return inside == null
                ? command
                : Namespace.settle(
                        directory(workshop).resolve(CredentialFiles.CA).toAbsolutePath(), inside, command);
    }

    private Workshop workshop() {
        if (findings != null) {
            AdviceReport.check(findings);
        }
        AdviceReport.checkRules(ignored);
        return new Workshop();
    }

    private Standalone start(Workshop workshop) {
        var settings = new Settings("127.0.0.1", 0, world.profile())
                .withGoogleHostNames()
                .withTls();
        var reached = inside == null ? settings : settings.withAlsoAt(PrivateHosts.ports());
        return Standalone.start(reached, world.scenario(), directory(workshop));
    }

    /** Nobody is at the browser, so somebody of the world must answer by themselves. */
    private void decide(FakeGoogle google, Verdict verdict) {
        var users = google.scenario().users();
        var decider = users.stream()
                .filter(one -> user == null || one.email().equalsIgnoreCase(user))
                .findFirst();
        if (decider.isEmpty() && user != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--user takes somebody of the world, which are "
                            + users.stream().map(User::email).collect(Collectors.joining(", ")) + ", not " + user
                            + ".");
        }
        decider.ifPresent(one -> google.answerFor(one, verdict));
    }

    private Path directory(Workshop workshop) {
        return credentials == null ? workshop.credentials() : credentials;
    }

    private Map<String, String> environment(Standalone running, Workshop workshop) {
        var variables = new LinkedHashMap<>(ProgramEnvironment.of(running.google(), directory(workshop)));
        String direct = Stream.of(ProgramEnvironment.DIRECT, System.getenv("NO_PROXY"), System.getenv("no_proxy"))
                .filter(hosts -> hosts != null && !hosts.isBlank())
                .distinct()
                .collect(Collectors.joining(","));
        variables.put("NO_PROXY", direct);
        variables.put("no_proxy", direct);
        if (browser != Browsing.OPEN) {
            variables.putAll(workshop.browser(OwnJvm.command(
                    ProgramEnvironment.javaOptions(running.google(), directory(workshop)), Follow.class)));
        }
        return variables;
    }

    private static void stop(Program program, Workshop workshop) {
        program.stop();
        workshop.close();
    }

    private int complain(Program.CannotRun problem) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(spec.qualifiedName() + ": " + problem.getMessage());
        err.flush();
        return problem.code();
    }

    /** Tells what was asked and what could be better, and gives the latter. */
    private List<Finding> report(Standalone running) {
        var advice = AdviceReport.without(running.google().lab().findings(), ignored);
        if (!quiet) {
            PrintWriter err = spec.commandLine().getErr();
            Traffic.lines(running.google()).forEach(err::println);
            AdviceReport.lines(advice).forEach(err::println);
            err.flush();
        }
        if (findings != null) {
            AdviceReport.write(advice, findings, failOn.least.orElse(Severity.WARNING));
        }
        return advice;
    }

    private int code(int ofProgram, List<Finding> advice) {
        return ofProgram == 0 && failOn.isBrokenBy(advice) ? FOUND : ofProgram;
    }
}
