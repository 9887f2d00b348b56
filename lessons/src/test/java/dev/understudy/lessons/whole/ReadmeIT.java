package dev.understudy.lessons.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.lessons.shell.AdaAtHerBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs every command of the README as it stands there; only ports and folders are chosen so that nothing clashes. */
class ReadmeIT {

    @TempDir
    private Path home;

    @TestFactory
    Stream<DynamicTest> every_command_of_the_readme_does_what_it_says() throws IOException {
        return commands().stream().map(command -> DynamicTest.dynamicTest(command, () -> run(command)));
    }

    @Test
    void the_readme_has_its_two_commands() throws IOException {
        assertThat(commands()).startsWith("scripts/understudy demo", "scripts/test");
    }

    private void run(String command) throws Exception {
        switch (command) {
            case "scripts/understudy demo" -> demo(command);
            case "scripts/test" -> this_very_test_is_run_by(command);
            case "scripts/understudy serve" -> serve();
            case "scripts/understudy learn" -> learn(command);
            case "scripts/understudy lessons verify 05" -> verify(command);
            case "java -jar \"$(scripts/package)\" --version" -> one_jar(command);
            default -> {
                if (command.startsWith("scripts/understudy run-flow")) {
                    run_flow(command);
                } else if (command.startsWith("scripts/understudy exec")) {
                    exec(command);
                } else {
                    ask_the_server(command);
                }
            }
        }
    }

    private void demo(String command) throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                dev.understudy.lessons.demo.Chromium.missing().isEmpty(), "There is no Chromium.");

        var demo = Shell.run(command);

        assertThat(demo.exitCode()).as(demo.output()).isZero();
        assertThat(demo.output()).contains("consent granted", "code=4/", "ya29.", "\"kind\": \"drive#fileList\"");
        assertThat(demo.output().split("\"drive#file\"", -1)).hasSize(6);
    }

    private void one_jar(String command) throws Exception {
        var version = Shell.run(command);

        assertThat(version.exitCode()).as(version.output()).isZero();
        assertThat(version.output()).contains("understudy-server 0.1.0");
    }

    private void exec(String command) throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                !command.contains("--namespace")
                        || Shell.run("unshare -Urnm true").exitCode() == 0,
                "This system lets nobody make a namespace.");
        var exec = Shell.run(command);

        assertThat(exec.exitCode()).as(exec.output()).isZero();
        assertThat(exec.output())
                .contains("\"issuer\": \"https://accounts.google.com\"", "200 GET accounts.google.com/.well-known/");
    }

    private void this_very_test_is_run_by(String command) throws IOException {
        assertThat(Shell.ROOT.resolve(command)).isExecutable();
        assertThat(Files.readString(Shell.ROOT.resolve(command))).contains(" verify ");
        assertThat(Files.readString(Shell.ROOT.resolve(".ci/run"))).contains(command);
    }

    private void serve() throws Exception {
        try (var server = Served.start(home)) {
            assertThat(server.firstLines())
                    .filteredOn(line -> line.startsWith("Understudy is ready at http://127.0.0.1:"))
                    .hasSize(1);
            assertThat(home.toFile().list())
                    .contains(
                            "client_secret_desktop.json",
                            "client_secret_web.json",
                            "client_secret_tv.json",
                            "service-account.json",
                            "authorized_user.json",
                            "env.sh");
        }
    }

    private void learn(String command) throws Exception {
        var lesson = Shell.run("printf ':help\\n:quit\\n' | " + command);

        assertThat(lesson.exitCode()).as(lesson.output()).isZero();
        assertThat(lesson.output()).contains(":hint", ":check");
    }

    private void verify(String command) throws Exception {
        var verified = Shell.run(command);

        assertThat(verified.exitCode()).as(verified.output()).isZero();
    }

    /** In the "other terminal", where Ada's browser opens. */
    private void run_flow(String command) throws Exception {
        Path browser = Files.createFile(
                home.resolve("browser"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (var server = Served.start(home)) {
            Files.writeString(browser, "#!/bin/sh\nexec " + AdaAtHerBrowser.command(server.url()) + " \"$1\"\n");

            var flow = Shell.run("export BROWSER='" + browser + "'; "
                    + command.replace("understudy-credentials", home.toString()) + " --auth_host_port 0");

            assertThat(flow.exitCode()).as(flow.output()).isZero();
            assertThat(flow.output()).contains("Please visit this URL", "is stored in");
            assertThat(Files.readString(home.resolve("token.json"))).contains("ya29.a0FAKE-", "1//0FAKE-");
        }
    }

    /** The commands for "another terminal": with the variables of env.sh. */
    private void ask_the_server(String command) throws Exception {
        try (var server = Served.start(home)) {
            var answer = Shell.run(". '" + home.resolve("env.sh") + "'; "
                    + command.replace("understudy-credentials", home.toString()));

            assertThat(answer.exitCode()).as(answer.output()).isZero();
            if (command.contains("openid-configuration")) {
                assertThat(answer.output()).contains("\"issuer\": \"" + server.url() + "\"");
            }
            if (command.contains("/_understudy/")) {
                assertThat(answer.output()).startsWith("{").doesNotStartWith("{\n  \"error\"");
                assertThat(answer.output()).containsAnyOf("openapi", "\"PT1H\"", "lost-reply", "exchanges", "findings");
            }
            if (command.contains("grant_type=refresh_token")) {
                assertThat(answer.output()).contains("Could not determine client ID from request.");
            }
        }
    }

    private static List<String> commands() throws IOException {
        var commands = new ArrayList<String>();
        boolean inside = false;
        for (String line : Files.readAllLines(Shell.ROOT.resolve("README.md"))) {
            if (line.startsWith("```")) {
                inside = line.equals("```sh");
            } else if (inside && !line.isBlank()) {
                commands.add(line);
            }
        }
        return commands;
    }
}
