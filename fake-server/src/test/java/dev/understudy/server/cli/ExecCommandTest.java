package dev.understudy.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs the command as a process of its own, around programs that know nothing of it. Each test waits for its own. */
@Execution(ExecutionMode.CONCURRENT)
class ExecCommandTest {

    @TempDir
    private Path directory;

    private String classPath = System.getProperty("java.class.path");

    @Test
    void a_program_finds_google_at_googles_own_names_and_its_exit_code_is_passed_on() throws Exception {
        var ended = exec("--credentials", "a folder", program("discover", "7"));

        assertThat(ended.out()).contains("issuer https://accounts.google.com");
        assertThat(ended.err())
                .contains("200 GET accounts.google.com/.well-known/openid-configuration")
                .contains("refused a connection to example.com:443");
        assertThat(ended.code()).isEqualTo(7);
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void somebody_at_the_browser_allows_what_the_program_asks() throws Exception {
        var ended = exec(program("signin"));

        assertThat(ended.out()).contains("code=4/").doesNotContain("error=");
        assertThat(ended.err())
                .as("the program's JVM says so, the browser's does not")
                .containsOnlyOnce("Picked up");
        assertThat(ended.code()).isZero();
    }

    @Test
    void the_browser_is_found_from_wherever_the_program_opens_it() throws Exception {
        var elsewhere = new ArrayList<>(List.of("sh", "-c", "mkdir elsewhere && cd elsewhere && exec \"$@\"", "sh"));
        elsewhere.addAll(program("signin"));
        classPath = relative(System.getProperty("java.class.path"));

        var ended = exec(elsewhere);

        assertThat(ended.out()).contains("code=4/").doesNotContain("error=");
    }

    @Test
    void or_denies_it() throws Exception {
        var ended = exec("--browser", "deny", "--user", "grace@example.org", program("signin"));

        assertThat(ended.out()).contains("error=access_denied");
    }

    @Test
    void what_could_be_better_is_told_written_and_if_asked_for_a_failure() throws Exception {
        var ended = exec("--findings", "oauth.sarif", "--fail-on", "error", "--ignore", "no-pkce", program("signin"));

        assertThat(ended.err())
                .contains("Understudy has advice on how OAuth was used:")
                .contains("  error missing-state: ")
                .doesNotContain("no-pkce")
                .contains("    Why: Without state, PKCE or a nonce, ")
                .contains("    RFC 9700 section 2.1, https://www.rfc-editor.org/rfc/rfc9700#section-2.1; lesson 08");
        assertThat(directory.resolve("oauth.sarif")).content().contains("\"ruleId\": \"missing-state\"");
        assertThat(ended.code()).isEqualTo(3);
    }

    @Test
    void the_credential_files_can_be_kept() throws Exception {
        exec("--quiet", "--credentials", "kept", List.of("true"));

        assertThat(directory.resolve("kept/client_secret_desktop.json"))
                .content()
                .contains("https://oauth2.googleapis.com/token");
        assertThat(directory.resolve("kept/ca.pem")).content().startsWith("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void a_program_that_is_not_there_is_one_sentence_and_the_code_of_a_shell() throws Exception {
        var ended = exec(List.of("no-such-program"));

        assertThat(ended.err().strip()).endsWith("no-such-program was not found.");
        assertThat(ended.code()).isEqualTo(Program.NOT_FOUND);
    }

    @Test
    void a_user_who_is_not_of_this_world_is_one_sentence_and_code_2() throws Exception {
        var ended = exec("--user", "nobody@example.com", List.of("true"));

        assertThat(ended.err())
                .contains("--user takes somebody of the world, which are ada@example.com,")
                .contains("not nobody@example.com.");
        assertThat(ended.code()).isEqualTo(2);
    }

    private record Ended(int code, String out, String err) {}

    private List<String> program(String... arguments) {
        var command = java(AppOfSomebody.class);
        command.addAll(List.of(arguments));
        return command;
    }

    private Ended exec(Object... parts) throws Exception {
        var command = java(Main.class);
        command.add("exec");
        for (Object part : parts) {
            if (part instanceof List<?> program) {
                command.add("--");
                program.forEach(word -> command.add(word.toString()));
            } else {
                command.add(part.toString());
            }
        }
        Files.createDirectory(directory.resolve("tmp"));
        var builder = new ProcessBuilder(command).directory(directory.toFile());

        var out = directory.resolve("out").toFile();
        var err = directory.resolve("err").toFile();
        var process = builder.redirectOutput(out).redirectError(err).start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), text(out.toPath()), text(err.toPath()));
    }

    private List<String> java(Class<?> main) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + directory.resolve("tmp"),
                "-cp",
                classPath));
        command.add(main.getName());
        return command;
    }

    /** As somebody types it who stands beside the jar. */
    private String relative(String absolute) {
        return Arrays.stream(absolute.split(File.pathSeparator))
                .map(entry ->
                        directory.toAbsolutePath().relativize(Path.of(entry)).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String text(Path file) throws Exception {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
