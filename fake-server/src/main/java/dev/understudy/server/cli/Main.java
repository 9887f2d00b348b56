package dev.understudy.server.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The server's own main class, for those who use this jar alone. */
@Command(
        name = "understudy-server",
        description = "Stands in for Google's OAuth 2.0 service, offline, on this machine.",
        mixinStandardHelpOptions = true,
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

    /** The command; bad usage ends with code 2 and one sentence. */
    static CommandLine commandLine() {
        var line = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((error, args) -> {
            var err = error.getCommandLine().getErr();
            err.println(error.getCommandLine().getCommandSpec().qualifiedName() + ": " + error.getMessage());
            err.flush();
            return CommandLine.ExitCode.USAGE;
        });
        return line;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say what to do; --help lists the commands.");
    }
}
