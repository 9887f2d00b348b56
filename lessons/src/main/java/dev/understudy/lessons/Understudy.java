package dev.understudy.lessons;

import dev.understudy.lessons.demo.DemoCommand;
import dev.understudy.lessons.flow.RunFlowCommand;
import dev.understudy.lessons.learn.LearnCommand;
import dev.understudy.lessons.verify.LessonsCommand;
import dev.understudy.server.cli.ExecCommand;
import dev.understudy.server.cli.Main;
import dev.understudy.server.cli.ServeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code understudy}. Bad usage ends with code 2 and one sentence, never with a stack trace. */
@Command(
        name = "understudy",
        description = "Stands in for Google's OAuth 2.0 service, offline, on this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            LearnCommand.class,
            LessonsCommand.class,
            ServeCommand.class,
            ExecCommand.class,
            DemoCommand.class,
            RunFlowCommand.class
        })
public final class Understudy implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        int code = commandLine().execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** The command with all its subcommands. */
    public static CommandLine commandLine() {
        return Main.quiet(new CommandLine(new Understudy()).setCaseInsensitiveEnumValuesAllowed(true));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do; understudy --help lists the commands.");
    }
}
