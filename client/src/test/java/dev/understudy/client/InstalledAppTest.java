package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.client.internal.Form;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledAppTest {

    @AutoClose
    private final StubGoogle google = new StubGoogle().answer("/token", 200, """
        {"access_token": "ya29.FAKE-a", "expires_in": 3599, "refresh_token": "1//0FAKE-r", "token_type": "Bearer"}\
        """);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> said = new ArrayList<>();

    @TempDir
    Path directory;

    private InstalledApp app;

    @BeforeEach
    void makeApp() throws IOException {
        var flow = AuthorizationCodeFlow.fromClientSecrets(
                Samples.clientSecrets(directory, google.url()), Set.of(Samples.DRIVE), google.surroundings());
        app = InstalledApp.of(flow).withTerminal(terminal("")).withTimeout(Duration.ofSeconds(20));
    }

    @Test
    void the_browser_comes_back_and_the_code_is_redeemed() {
        var page = new CompletableFuture<HttpResponse<String>>();

        var credentials = app.withBrowser(inBackground(url -> page.complete(comeBack(url, "code=4/0FAKE-c"))))
                .runLocalServer();

        assertThat(credentials.accessToken().value()).isEqualTo("ya29.FAKE-a");
        assertThat(page.join().body()).contains("The authentication flow has completed. You may close this window.");
        assertThat(said.get(0)).startsWith("Please visit this URL to authorize this application: " + google.url());
    }

    @Test
    void c6_the_port_is_on_loopback_and_closed_afterwards() {
        var redirect = new CompletableFuture<URI>();

        app.withBrowser(inBackground(url -> {
                    redirect.complete(redirectUri(url));
                    comeBack(url, "code=c");
                }))
                .runLocalServer();

        assertThat(redirect.join().getHost()).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> get(redirect.join().toString())).isInstanceOf(ConnectException.class);
    }

    @Test
    void c7_strays_neither_end_nor_confuse_the_wait() {
        var statuses = new CompletableFuture<List<Integer>>();

        var credentials = app.withBrowser(inBackground(url -> {
                    String back = redirectUri(url).toString();
                    var seen = new ArrayList<Integer>();
                    seen.add(get(back + "favicon.ico").statusCode());
                    seen.add(post(back + "?code=c&state=" + state(url)).statusCode());
                    seen.add(get(back + "?code=evil&state=wrong").statusCode());
                    seen.add(get(back).statusCode());
                    seen.add(get(back + "?error=access_denied&state=").statusCode());
                    seen.add(comeBack(url, "code=right").statusCode());
                    statuses.complete(seen);
                }))
                .runLocalServer();

        assertThat(statuses.join()).containsExactly(404, 405, 400, 400, 400, 200);
        assertThat(credentials.hasRefreshToken()).isTrue();
        assertThat(google.asked("/token")).hasSize(1);
        assertThat(google.asked("/token").get(0).form().find("code")).hasValue("right");
    }

    @Test
    void a_refusal_is_told_in_the_browser_and_to_the_program() {
        var page = new CompletableFuture<String>();

        assertThatThrownBy(() -> app.withBrowser(inBackground(url -> page.complete(
                                comeBack(url, "error=access_denied").body())))
                        .runLocalServer())
                .isInstanceOf(AuthorizationDenied.class);
        assertThat(page.join()).contains("Access was not granted.");
    }

    @Test
    void nobody_coming_back_ends_in_a_clear_sentence_and_frees_the_port() {
        assertThatThrownBy(() -> app.withBrowser(Browser.none())
                        .withTimeout(Duration.ofMillis(1))
                        .runLocalServer())
                .isInstanceOf(AuthorizationTimeout.class)
                .hasMessageContaining("nobody came back to http://127.0.0.1:");
    }

    @Test
    void the_first_free_port_of_a_list_is_taken() throws IOException {
        try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            var redirect = new CompletableFuture<URI>();

            app.withPorts(taken.getLocalPort(), 0)
                    .withPath("/callback")
                    .withBrowser(inBackground(url -> {
                        redirect.complete(redirectUri(url));
                        comeBack(url, "code=c");
                    }))
                    .runLocalServer();

            assertThat(redirect.join().getPort()).isNotEqualTo(taken.getLocalPort());
            assertThat(redirect.join().getPath()).isEqualTo("/callback");
        }
    }

    @Test
    void localhost_is_answered_at_the_name_it_has_in_the_redirect_uri() {
        var redirect = new CompletableFuture<URI>();

        app.withHost("localhost")
                .withPath("")
                .withBrowser(inBackground(url -> {
                    redirect.complete(redirectUri(url));
                    comeBack(url, "code=c");
                }))
                .runLocalServer();

        assertThat(redirect.join().toString()).matches("http://localhost:\\d+");
    }

    @Test
    void a_port_in_use_is_said() throws IOException {
        try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> app.withPorts(taken.getLocalPort()).runLocalServer())
                    .isInstanceOf(ConnectionFailure.class)
                    .hasMessageContaining("none of the ports [" + taken.getLocalPort() + "] is free");
        }
    }

    @Test
    void another_host_than_this_machine_cannot_be_listened_on() {
        assertThatThrownBy(() -> app.withHost("0.0.0.0").runLocalServer()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_landing_page_shows_words_and_never_markup() {
        var page = new CompletableFuture<String>();

        app.withSuccessMessage("<b>Thanks</b> & bye")
                .withBrowser(inBackground(
                        url -> page.complete(comeBack(url, "code=c").body())))
                .runLocalServer();

        assertThat(page.join()).contains("&lt;b&gt;Thanks&lt;/b&gt; &amp; bye");
    }

    @Test
    void without_a_browser_the_address_is_still_there_to_be_opened() {
        assertThatThrownBy(() -> app.withTimeout(Duration.ofMillis(1))
                        .withBrowser(url -> {
                            throw new IOException("none");
                        })
                        .runLocalServer())
                .isInstanceOf(AuthorizationTimeout.class);
        assertThat(said).hasSize(2).last().asString().contains("please open the address yourself");
    }

    @Test
    void a_web_client_is_warned_of_an_address_that_its_file_does_not_name() throws IOException {
        Path file = Samples.clientSecrets(directory, google.url());
        Files.writeString(file, Files.readString(file).replace("installed", "web"));
        var web = AuthorizationCodeFlow.fromClientSecrets(file, Set.of(Samples.DRIVE), google.surroundings());

        assertThatThrownBy(() -> InstalledApp.of(web)
                        .withTerminal(terminal(""))
                        .withBrowser(Browser.none())
                        .withTimeout(Duration.ofMillis(1))
                        .runLocalServer())
                .isInstanceOf(AuthorizationTimeout.class);

        assertThat(said.get(0)).contains("does not name http://127.0.0.1:");
    }

    @Test
    void on_the_console_a_code_is_pasted() {
        var credentials = app.withTerminal(terminal("4/0FAKE-c")).runConsole();

        assertThat(credentials.accessToken().value()).isEqualTo("ya29.FAKE-a");
        assertThat(said.get(0))
                .contains("redirect_uri=urn%3Aietf%3Awg%3Aoauth%3A2.0%3Aoob")
                .contains("prompt=consent");
        assertThat(said.get(1)).isEqualTo("Enter the authorization code: ");
    }

    @Test
    void stored_credentials_are_used_until_they_are_dead() {
        var storage = FileStorage.at(directory.resolve("token.json"));
        var asking = app.withBrowser(inBackground(url -> comeBack(url, "code=c")));

        asking.run(storage);
        asking.run(storage);

        assertThat(google.asked("/token")).hasSize(1);

        storage.save(storage.load().orElseThrow().invalid());
        asking.run(storage);

        assertThat(google.asked("/token")).hasSize(2);
    }

    private Terminal terminal(String typed) {
        return new Terminal() {
            @Override
            public void say(String line) {
                said.add(line);
            }

            @Override
            public String ask(String question) {
                said.add(question);
                return typed;
            }
        };
    }

    private interface Visit {
        void to(URI url) throws Exception;
    }

    /** A browser in a thread of its own, as a real one is. */
    private static Browser inBackground(Visit visit) {
        return url -> new Thread(() -> {
                    try {
                        visit.to(url);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .start();
    }

    private HttpResponse<String> comeBack(URI url, String query) throws IOException, InterruptedException {
        return get(redirectUri(url) + "?" + query + "&state=" + state(url));
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.noBody());
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static URI redirectUri(URI url) {
        return URI.create(Form.parse(url.getRawQuery()).find("redirect_uri").orElseThrow());
    }

    private static String state(URI url) {
        return Form.parse(url.getRawQuery()).find("state").orElseThrow();
    }
}
