package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.client.internal.Form;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFlowTest {

    @AutoClose
    private final StubGoogle google = new StubGoogle().answer("/token", 200, """
        {"access_token": "ya29.FAKE-a", "expires_in": 3599, "refresh_token": "1//0FAKE-r", "token_type": "Bearer"}\
        """);

    private final List<String> said = new ArrayList<>();
    private final MemoryStorage storage = new MemoryStorage();

    @TempDir
    Path directory;

    @Test
    void flags_have_the_defaults_of_run_flow() {
        var flags = RunFlowFlags.parse();

        assertThat(flags.authHostName()).isEqualTo("localhost");
        assertThat(flags.authHostPorts()).containsExactly(8080, 8090);
        assertThat(flags.receiver()).isEqualTo(RunFlowFlags.Receiver.LOCAL_WEB_SERVER);
        assertThat(flags.loggingLevel()).isEqualTo(RunFlowFlags.LoggingLevel.ERROR);
    }

    @Test
    void flags_are_read_as_argparse_reads_them() {
        var flags = RunFlowFlags.parse(
                "--auth_host_name",
                "127.0.0.1",
                "--auth_host_port",
                "7001",
                "7002",
                "--noauth_local_webserver",
                "--logging_level=DEBUG");

        assertThat(flags)
                .isEqualTo(new RunFlowFlags(
                        "127.0.0.1",
                        RunFlowFlags.Receiver.CONSOLE,
                        List.of(7001, 7002),
                        RunFlowFlags.LoggingLevel.DEBUG));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--auth_host",
                "--auth_host_name",
                "--auth_host_port x",
                "--auth_host_port 70000",
                "--logging_level LOUD",
                "--noauth_local_webserver yes",
                "stray"
            })
    void a_wrong_flag_is_said_in_one_sentence(String line) {
        assertThatThrownBy(() -> RunFlowFlags.parse(line.split(" "))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_browser_comes_back_and_the_credentials_are_stored() throws Exception {
        RunFlow.run(app().withBrowser(RunFlowTest::comeBack), storage, flags("--auth_host_port", "0"));

        assertThat(storage.load().orElseThrow().refreshToken()).hasValue("1//0FAKE-r");
    }

    @Test
    void without_a_web_server_the_code_is_pasted() throws Exception {
        RunFlow.run(app(), storage, flags("--noauth_local_webserver"));

        assertThat(said.get(0)).contains("urn%3Aietf%3Awg%3Aoauth%3A2.0%3Aoob");
        assertThat(said).noneMatch(line -> line.contains("--noauth_local_webserver"));
        assertThat(storage.load()).isPresent();
    }

    @Test
    void if_every_port_is_taken_the_code_is_pasted() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            RunFlow.run(app(), storage, flags("--auth_host_port", String.valueOf(taken.getLocalPort())));
        }

        assertThat(said.get(0)).startsWith("No web server could be started");
        assertThat(storage.load()).isPresent();
    }

    @Test
    void a_web_server_keeps_a_login_in_the_session_and_uses_it_once() throws Exception {
        var web = WebServerFlow.of(flow(), URI.create("http://localhost:8080/oauth2callback"));
        Map<String, Object> attributes = new HashMap<>();
        var session = WebServerFlow.Session.of(attributes);

        URI away = web.begin(session);
        String state = Form.parse(away.getRawQuery()).find("state").orElseThrow();
        var back = URI.create("http://localhost:8080/oauth2callback?code=c&state=" + state);
        var credentials = web.finish(session, back);

        assertThat(credentials.hasRefreshToken()).isTrue();
        assertThat(attributes).isEmpty();
        assertThatThrownBy(() -> web.finish(session, back)).isInstanceOf(StateMismatch.class);
        assertThat(google.asked("/token")).hasSize(1);
    }

    private AuthorizationCodeFlow flow() throws java.io.IOException {
        return AuthorizationCodeFlow.fromClientSecrets(
                Samples.clientSecrets(directory, google.url()), Set.of(Samples.DRIVE), google.surroundings());
    }

    private InstalledApp app() throws java.io.IOException {
        return InstalledApp.of(flow()).withTerminal(new Terminal() {
            @Override
            public void say(String line) {
                said.add(line);
            }

            @Override
            public String ask(String question) {
                return "4/0FAKE-c";
            }
        });
    }

    private static RunFlowFlags flags(String... arguments) {
        return RunFlowFlags.parse(arguments);
    }

    private static void comeBack(URI url) {
        Form query = Form.parse(url.getRawQuery());
        var back = URI.create(query.find("redirect_uri").orElseThrow() + "?code=c&state="
                + query.find("state").orElseThrow());
        HttpClient.newHttpClient().sendAsync(HttpRequest.newBuilder(back).build(), BodyHandlers.discarding());
    }
}
