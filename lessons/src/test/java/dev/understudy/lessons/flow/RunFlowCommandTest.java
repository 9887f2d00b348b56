package dev.understudy.lessons.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.client.CredentialsFormat;
import dev.understudy.client.FileStorage;
import dev.understudy.client.Terminal;
import dev.understudy.server.CredentialFiles;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command met with the fake; the whole way, with a browser, is in the README's test. */
class RunFlowCommandTest {

    private static final String SCOPE = "https://www.googleapis.com/auth/drive.metadata.readonly";

    @AutoClose
    private final FakeGoogle google = FakeGoogle.start();

    private final List<String> said = new ArrayList<>();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path home;

    @BeforeEach
    void write() {
        CredentialFiles.write(google, home);
    }

    @Test
    void a_user_who_says_no_is_told_so_and_nothing_is_stored() {
        int code = run("--auth_host_port", "0");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("access_denied").doesNotContain("\tat ");
        assertThat(home.resolve("token.json")).doesNotExist();
    }

    @Test
    void what_is_stored_is_used_and_written_in_the_format_that_is_asked_for() throws IOException {
        String user = Files.readString(home.resolve("authorized_user.json"));
        var storage = FileStorage.at(home.resolve("token.json")).withFormat(CredentialsFormat.OAUTH2CLIENT);
        storage.save(dev.understudy.client.SavedCredentials.fromJson(
                user.replace("\"type\"", "\"scopes\": [\"" + SCOPE + "\"], \"type\"")));

        int code = run("--format", "OAUTH2CLIENT");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(said).containsExactly("Access to " + SCOPE + " is stored in " + home.resolve("token.json") + ".");
    }

    @Test
    void a_port_that_is_no_number_is_said_by_the_name_of_its_flag() {
        run("--auth_host_port", "8080", "x");

        assertThat(err.toString()).contains("--auth_host_port takes port numbers, not x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--auth_host",
                "--auth_host_name",
                "--auth_host_port x",
                "--auth_host_port 70000",
                "--logging_level LOUD",
                "--noauth_local_webserver=yes",
                "stray"
            })
    void a_wrong_flag_is_code_2_and_one_sentence(String line) {
        int code = run(line.split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void the_help_names_the_four_flags_and_their_defaults() {
        var help = new CommandLine(new RunFlowCommand()).getUsageMessage();

        assertThat(help)
                .contains("--auth_host_name", "(localhost)", "--noauth_local_webserver")
                .contains("--auth_host_port", "(8080 8090)", "--logging_level", "(ERROR)");
    }

    private int run(String... flags) {
        var arguments = new ArrayList<>(List.of(
                "--client_secrets",
                home.resolve("client_secret_desktop.json").toString(),
                "--storage",
                home.resolve("token.json").toString(),
                "--scope",
                SCOPE));
        arguments.addAll(List.of(flags));
        return Main.quiet(new CommandLine(new RunFlowCommand(RunFlowCommandTest::deny, new Listener())))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    /** What comes back to the app if its user presses Cancel. */
    private static void deny(URI url) {
        var query = url.getQuery();
        var back = URI.create(query.replaceFirst(".*redirect_uri=([^&]*).*", "$1") + "?error=access_denied&state="
                + query.replaceFirst(".*state=([^&]*).*", "$1"));
        HttpClient.newHttpClient().sendAsync(HttpRequest.newBuilder(back).build(), BodyHandlers.discarding());
    }

    private final class Listener implements Terminal {

        @Override
        public void say(String line) {
            said.add(line);
        }

        @Override
        public String ask(String question) throws IOException {
            throw new IOException("nobody types");
        }
    }
}
