package dev.understudy.server.testing;

import dev.understudy.server.cli.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Programs run by {@code exec}, in a process of its own. */
public final class Exec {

    private Exec() {}

    /** Everything that is said, and the exit code in a last line, when a program is run in a directory. */
    public static String said(Path directory, String... program) throws IOException, InterruptedException {
        return said(directory, List.of(), Map.of(), program);
    }

    /** As {@link #said(Path, String...)}, with options and with variables in the environment of the command itself. */
    public static String said(Path directory, List<String> options, Map<String, String> environment, String... program)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "exec"));
        command.addAll(options);
        command.add("--");
        command.addAll(List.of(program));
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        try (var out = process.inputReader()) {
            String said = out.lines().collect(Collectors.joining("\n"));
            return said + "\nexit code " + process.waitFor();
        }
    }
}
