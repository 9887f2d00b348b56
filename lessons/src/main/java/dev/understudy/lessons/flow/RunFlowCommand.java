package dev.understudy.lessons.flow;

import dev.understudy.client.AuthorizationCodeFlow;
import dev.understudy.client.Browser;
import dev.understudy.client.CredentialsFormat;
import dev.understudy.client.FileStorage;
import dev.understudy.client.InstalledApp;
import dev.understudy.client.RunFlow;
import dev.understudy.client.RunFlowFlags;
import dev.understudy.client.RunFlowFlags.LoggingLevel;
import dev.understudy.client.RunFlowFlags.Receiver;
import dev.understudy.client.Terminal;
import dev.understudy.client.UserCredentials;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code understudy run-flow}: what {@code oauth2client.tools.run_flow} does in a program, for scripts. Its four flags
 * have the names and the defaults that they have there.
 */
@Command(
        name = "run-flow",
        description = "Has a user grant access, in the browser or on the console, and stores the credentials.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RunFlowCommand implements Callable<Integer> {

    @Option(
            names = "--client_secrets",
            required = true,
            paramLabel = "FILE",
            description = "The client_secret.json of an installed app.")
    private Path clientSecrets = Path.of("");

    @Option(
            names = "--scope",
            required = true,
            split = " ",
            paramLabel = "SCOPE",
            description = "What access is asked for; may be given several times.")
    private List<String> scopes = List.of();

    @Option(
            names = "--storage",
            required = true,
            paramLabel = "FILE",
            description = "Where the credentials are kept. If what is there is still of use, nobody is asked.")
    private Path storage = Path.of("");

    @Option(
            names = "--format",
            defaultValue = "UNDERSTUDY",
            description = "Its format: ${COMPLETION-CANDIDATES}. Every one of them is read.")
    private CredentialsFormat format = CredentialsFormat.UNDERSTUDY;

    @Option(
            names = "--auth_host_name",
            defaultValue = "localhost",
            paramLabel = "HOST",
            description = "The host of the redirect URI (${DEFAULT-VALUE}).")
    private String authHostName = "";

    @Option(names = "--noauth_local_webserver", description = "Do not run a web server: the code is pasted.")
    private boolean noauthLocalWebserver;

    @Option(
            names = "--auth_host_port",
            arity = "0..*",
            defaultValue = "8080 8090",
            split = " ",
            paramLabel = "PORT",
            description = "The ports to try in turn (${DEFAULT-VALUE}); 0 is any free one.")
    private List<String> authHostPorts = List.of();

    @Option(
            names = "--logging_level",
            defaultValue = "ERROR",
            description = "How much is logged: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private LoggingLevel loggingLevel = LoggingLevel.ERROR;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Browser browser;
    private final Terminal terminal;

    /** The command, with the user's browser and terminal. */
    public RunFlowCommand() {
        this(Browser.system(), Terminal.system());
    }

    RunFlowCommand(Browser browser, Terminal terminal) {
        this.browser = browser;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunFlowFlags flags = flags();
        var flow = AuthorizationCodeFlow.fromClientSecrets(clientSecrets, Set.copyOf(scopes));
        var app = InstalledApp.of(flow).withBrowser(browser).withTerminal(terminal);
        UserCredentials credentials =
                RunFlow.storedOrRun(app, FileStorage.at(storage).withFormat(format), flags);
        terminal.say("Access to " + String.join(" ", new TreeSet<>(credentials.grantedScopes())) + " is stored in "
                + storage + ".");
        return 0;
    }

    private RunFlowFlags flags() {
        var receiver = noauthLocalWebserver ? Receiver.CONSOLE : Receiver.LOCAL_WEB_SERVER;
        try {
            return new RunFlowFlags(authHostName, receiver, RunFlowFlags.ports(authHostPorts), loggingLevel);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
