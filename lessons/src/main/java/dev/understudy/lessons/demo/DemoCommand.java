package dev.understudy.lessons.demo;

import dev.understudy.lessons.files.TemporaryFolder;
import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code understudy demo}: the whole round trip before one's eyes. */
@Command(
        name = "demo",
        description = "Runs the installed-app flow in a real Chromium, and prints each step.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--visible", description = "Show the browser window, and click slowly enough to follow.")
    private boolean visible;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Chromium.missing().ifPresent(sentence -> {
            throw new ParameterException(spec.commandLine(), sentence);
        });
        PrintWriter out = spec.commandLine().getOut();
        try (var directory = TemporaryFolder.of("demo");
                var google = FakeGoogle.start()) {
            CredentialFiles.write(google, directory.path());
            out.println("Starting Chromium ...");
            out.flush();
            try (var chromium = Chromium.start(visible ? Chromium.Window.VISIBLE : Chromium.Window.HEADLESS)) {
                new Demo(google, directory.path().resolve("client_secret_desktop.json"), out)
                        .run(chromium, visible ? Person.Pace.UNHURRIED : Person.Pace.PROMPT);
            }
        }
        out.println();
        out.println("Done. Next: scripts/understudy serve, and point your own app at it.");
        out.flush();
        return 0;
    }
}
