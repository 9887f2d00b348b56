package dev.understudy.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the command as a process of its own, as people do. Each test waits for its own. */
@Execution(ExecutionMode.CONCURRENT)
class ServeCommandTest {

    @TempDir
    private Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void it_says_one_line_when_it_is_ready_and_what_to_try() throws Exception {
        var serve = serve("--port", "0");
        var out = serve.inputReader();
        String ready = out.readLine();
        var url = URI.create(ready.replace("Understudy is ready at ", ""));

        var reply = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url + "/.well-known/openid-configuration"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(ready).matches("Understudy is ready at http://127\\.0\\.0\\.1:[0-9]+");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(until(out, "Stop with Ctrl-C."))
                .anyMatch(line -> line.startsWith("  " + url + "/o/oauth2/v2/auth?"))
                .anyMatch(line -> line.contains("service-account.json"));
        assertThat(directory.resolve("understudy-credentials/client_secret_desktop.json"))
                .content()
                .contains(url + "/token");
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 130"})
    void a_signal_stops_it_cleanly(String signal, int code) throws Exception {
        var serve = serve("--port", "0");
        until(serve.inputReader(), "Stop with Ctrl-C.");

        new ProcessBuilder("kill", "-" + signal, Long.toString(serve.pid()))
                .start()
                .waitFor();

        assertThat(serve.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(serve.exitValue()).isEqualTo(code);
        assertThat(serve.errorReader().lines()).isEmpty();
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void a_port_in_use_is_one_sentence_and_code_2() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertRefused(
                    "Port " + taken.getLocalPort() + " on 127.0.0.1 is already in use.",
                    "--port",
                    Integer.toString(taken.getLocalPort()));
        }
        assertThat(directory.resolve("understudy-credentials")).doesNotExist();
    }

    @Test
    void a_scenario_that_is_not_understood_is_one_sentence_and_code_2() throws Exception {
        var file = Files.writeString(directory.resolve("world.json"), "{\n  \"user\": []\n}");

        assertRefused(
                "world.json, line 2, column 11: Unknown key \"user\" in the scenario; allowed here:",
                "--port",
                "0",
                "--scenario",
                file.toString());
    }

    @Test
    void bad_usage_is_one_sentence_and_code_2() throws Exception {
        assertRefused(
                "\"modern\" is no profile; there are google, google-2012, google-2020, strict.", "--profile", "modern");
        assertRefused("--port takes a number from 0 to 65535, not 65536.", "--port", "65536");
        assertRefused("This machine has no address 192.0.2.1;", "--port", "0", "--bind", "192.0.2.1");
        assertRefused("\"http://x\" is no host name;", "--port", "0", "--host", "http://x");
        var file = Files.createFile(directory.resolve("file"));
        assertRefused("is a file; name a directory", "--port", "0", "--credentials", file.toString());
        assertRefused(
                "cannot be made, because " + file,
                "--port",
                "0",
                "--credentials",
                file.resolve("x").toString());
    }

    @Test
    void the_first_further_name_is_what_it_calls_itself() throws Exception {
        var serve = serve("--port", "0", "--host", "fake.lan", "--host", "other.lan");

        assertThat(serve.inputReader().readLine()).matches("Understudy is ready at http://fake\\.lan:[0-9]+");
    }

    @Test
    void listening_for_others_brings_a_warning() throws Exception {
        var serve = serve("--port", "0", "--bind", "0.0.0.0");

        assertThat(serve.errorReader().readLine()).startsWith("Warning: 0.0.0.0 can be reached from other machines.");
    }

    private void assertRefused(String sentence, String... options) throws Exception {
        var serve = serve(options);

        assertThat(serve.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(serve.exitValue()).isEqualTo(2);
        assertThat(serve.inputReader().lines()).isEmpty();
        assertThat(serve.errorReader().lines())
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith("understudy-server serve: ").contains(sentence));
    }

    private Process serve(String... options) throws IOException {
        // A build started in the background may hand down an ignored SIGINT, which no JVM can hear again.
        var command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + Files.createDirectories(directory.resolve("tmp")),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve"));
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command).directory(directory.toFile()).start();
        started.add(process);
        return process;
    }

    private static List<String> until(BufferedReader out, String last) throws IOException {
        var lines = new ArrayList<String>();
        String line;
        do {
            line = out.readLine();
            lines.add(String.valueOf(line));
        } while (line != null && !line.equals(last));
        return lines;
    }
}
