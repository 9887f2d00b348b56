package dev.understudy.server.cli;

import dev.understudy.server.CannotStart;
import dev.understudy.server.Settings;
import dev.understudy.server.Standalone;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code serve}: a fake on a fixed port, until it is stopped. */
@Command(
        name = "serve",
        description = "Starts the fake and writes credential files that point at it.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8085",
            description = "Where to listen; 0 picks a free port. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen on. Default: ${DEFAULT-VALUE}, which only this machine reaches.")
    private String address = "127.0.0.1";

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "A further name under which it may be asked, such as fake.lan or, through a port that is"
                    + " forwarded, fake.lan:80. Any other name is refused. The first one becomes the base URL and the"
                    + " issuer. May be repeated.")
    private List<String> hosts = List.of();

    @Option(
            names = "--credentials",
            paramLabel = "DIR",
            defaultValue = "understudy-credentials",
            description = "Where to write the credential files. Default: ${DEFAULT-VALUE}.")
    private Path credentials = Path.of("understudy-credentials");

    @Mixin
    private WorldOptions world = new WorldOptions();

    @Mixin
    private ClassOptions group = new ClassOptions();

    @Option(
            names = "--tls",
            description = "Speak TLS too, at the same port. The certificate to trust is written with the credentials.")
    private boolean tls;

    @Option(
            names = "--proxy",
            description = "Be a proxy, too, for which Google's hosts are this fake, as exec has it; implies --tls. The"
                    + " credential files then name Google's own URLs.")
    private boolean proxy;

    @Option(
            names = "--lab-token",
            paramLabel = "TOKEN",
            description = "The token that the lab over HTTP asks for. Default: a new one at each start.")
    private @Nullable String labToken;

    @Option(names = "--watch", description = "Follow the scenario file: what it says anew takes effect at once.")
    private boolean watching;

    /** Serves until the process is told to stop. */
    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "--port takes a number from 0 to " + HIGHEST_PORT + ", not " + port + ".");
        }
        if (watching && world.scenario().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--watch follows the file of --scenario, so name one.");
        }
        if (group.isTwice()) {
            throw new ParameterException(
                    spec.commandLine(), "--class names the learners, --learners counts them: say one.");
        }
        try (var running = start()) {
            // On SIGINT and SIGTERM the JVM runs this and ends with 130 or 143.
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
            greet(running);
            follow(running);
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private Standalone start() {
        try {
            var plan = group.plan();
            return plan.isPresent()
                    ? Standalone.start(settings(), world.scenario(), credentials, plan.get())
                    : Standalone.start(settings(), world.scenario(), credentials);
        } catch (CannotStart e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Until the process ends. */
    private void follow(Standalone running) {
        if (watching) {
            PrintWriter out = spec.commandLine().getOut();
            world.scenario()
                    .ifPresent(file -> running.follow(file, sentence -> {
                        out.println(sentence);
                        out.flush();
                    }));
        }
    }

    private Settings settings() {
        var settings = new Settings(address, port, world.profile()).withHosts(hosts);
        var guarded = labToken == null ? settings : settings.withLabToken(labToken);
        return proxy ? guarded.withGoogleHostNames().withTls() : tls ? guarded.withTls() : guarded;
    }

    private void greet(Standalone running) {
        if (!Standalone.isLoopback(address)) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("Warning: " + address
                    + " can be reached from other machines. This is a fake: whoever reaches it" + " gets tokens.");
            if (group.plan().isPresent()) {
                err.println("Keys and tokens of the class travel unencrypted: use a network that you trust.");
            }
            err.flush();
        }
        PrintWriter out = spec.commandLine().getOut();
        Greeting.lines(running, world.profile()).forEach(out::println);
        out.flush();
    }
}
