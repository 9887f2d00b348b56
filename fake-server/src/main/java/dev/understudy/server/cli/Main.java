package dev.understudy.server.cli;

import java.io.PrintWriter;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The server's own main class, for those who use this jar alone. */
@Command(
        name = "understudy-server",
        description = "Stands in for Google's OAuth 2.0 service, offline, on this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {ServeCommand.class, ExecCommand.class})
public final class Main implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        int code = commandLine().execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** The command with its subcommands. */
    static CommandLine commandLine() {
        return quiet(new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true));
    }

    /** A command that says in one sentence what is wrong: with code 2 if it was used badly, else with code 1. */
    public static CommandLine quiet(CommandLine line) {
        line.setParameterExceptionHandler((error, args) -> sayOnly(error.getCommandLine(), reason(error), 2));
        line.setExecutionExceptionHandler((error, command, parsed) -> sayOnly(command, reason(error), 1));
        return line;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do; --help lists the commands.");
    }

    private static int sayOnly(CommandLine command, String sentence, int code) {
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": " + sentence);
        err.flush();
        return code;
    }

    private static String reason(Exception error) {
        String message = error.getMessage();
        return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
    }

    /** What {@code --version} prints: the version of the jar, if there is one, and of the Java that runs it. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version =
                    Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "(not of a jar)");
            return new String[] {"understudy-server " + version + " (Java " + Runtime.version() + ")"};
        }
    }
}
