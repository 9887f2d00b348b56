package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.client.StubGoogle.Said;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that lies, breaks off or floods: no token of it is used, no secret goes elsewhere, nobody waits for ever. */
@Timeout(60)
class HostileServerTest {

    private static final String SECRET = "GOCSPX-FAKE-sample";
    private static final String GOOD =
            "{\"access_token\": \"ya29.FAKE-a\", \"expires_in\": 3599, \"token_type\": \"Bearer\"}";

    @AutoClose
    private final StubGoogle google = new StubGoogle();

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void c13_no_redirect_of_the_token_endpoint_is_followed(int status) {
        try (var stranger = new StubGoogle()) {
            google.answer("/token", request -> Said.redirect(status, stranger.url() + "/token"));

            assertThatThrownBy(this::redeem).isInstanceOf(UnusableAnswer.class);
            assertThat(stranger.asked()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>Please sign in</html>",
                "[]",
                "null",
                "{\"access_token\": 7}",
                "{\"access_token\": \"\"}",
                "{\"access_token\": \"a\", \"access_token\": \"b\"}",
                "{\"access_token\": \"a\"} trailing",
                "{\"access_token\": \"a\", \"token_type\": \"mac\"}",
                "{\"id_token\": \"x\"}",
                "{\"access_token\": \"a\""
            })
    void an_answer_that_is_no_token_is_not_used(String body) {
        google.answer("/token", 200, body);

        assertThatThrownBy(this::redeem).isInstanceOf(UnusableAnswer.class).hasMessageNotContaining(SECRET);
    }

    @Test
    void a_deep_answer_is_not_used() {
        google.answer("/token", 200, "[".repeat(100_000) + "]".repeat(100_000));

        assertThatThrownBy(this::redeem).isInstanceOf(UnusableAnswer.class);
    }

    @Test
    void c29_an_answer_without_end_is_broken_off() {
        google.answer("/token", 200, GOOD + " ".repeat(1 << 20));

        assertThatThrownBy(this::redeem)
                .isInstanceOf(ConnectionFailure.class)
                .hasMessageContaining("larger than 1048576 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"soon\"", "-5", "1e300", "true", "{}", "99999999999999999999"})
    void a_strange_lifetime_makes_no_token_immortal_and_breaks_nothing(String lifetime) {
        google.answer("/token", 200, "{\"access_token\": \"ya29.FAKE-a\", \"expires_in\": " + lifetime + "}");

        var token = redeem().saved().accessToken().orElseThrow();

        assertThat(token.expiresAt().orElse(google.now())).isBefore(google.now().plus(Duration.ofDays(401)));
    }

    @Test
    void c22_an_issuer_that_says_it_is_another_is_not_believed() {
        google.answer("/.well-known/openid-configuration", 200, "{\"issuer\": \"https://accounts.google.com\"}");

        assertThatThrownBy(() -> Endpoints.discover(google.url())).isInstanceOf(IssuerMismatch.class);
    }

    @Test
    void c4_an_answer_in_the_name_of_google_is_not_believed_of_another() {
        google.answer("/token", 200, GOOD);

        assertThatThrownBy(() -> step2("code=c&iss=https%3A%2F%2Faccounts.google.com"))
                .isInstanceOf(IssuerMismatch.class);
        assertThat(google.asked("/token")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b.c", "x", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0."})
    void c19_with_a_bad_id_token_the_access_token_is_not_used_either(String idToken) {
        google.answer("/token", 200, GOOD.replace("}", ", \"id_token\": \"" + idToken + "\"}"));

        assertThatThrownBy(this::redeem).isInstanceOf(IdTokenInvalid.class).hasMessageNotContaining("ya29");
    }

    @Test
    void c9_words_of_the_server_are_shortened_and_made_harmless() {
        google.answer(
                "/token",
                400,
                "{\"error\": \"x\\u001b[2J\", \"error_description\": \"" + "y".repeat(5_000) + "\\u202e\"}");

        assertThatThrownBy(this::redeem)
                .isInstanceOf(TokenEndpointFailure.class)
                .hasMessageNotContaining("\u001b")
                .hasMessageNotContaining("\u202e")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_000));
    }

    @Test
    void c24_no_secret_is_in_any_error() {
        google.answer("/token", 400, "{\"error\": \"invalid_grant\"}");

        assertThatThrownBy(() -> step2("code=4/0FAKE-secret-code"))
                .satisfies(e -> assertThat(stackOf(e)).doesNotContain(SECRET, "secret-code", "verifier="));
    }

    @Test
    void c29_nothing_that_listens_is_said_at_once() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }

        assertThatThrownBy(() -> at(URI.create("http://127.0.0.1:" + port)).refresh())
                .isInstanceOf(ConnectionFailure.class)
                .hasMessageContaining("no connection");
    }

    static Stream<Integer> lengths() {
        int whole = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + GOOD.length()
                        + "\r\n\r\n" + GOOD)
                .length();
        return IntStream.iterate(0, n -> n < whole, n -> n + 9).boxed();
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void a_torn_answer_is_no_answer(int length) throws Exception {
        String whole = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + GOOD.length()
                + "\r\n\r\n" + GOOD;

        try (var torn = new RawServer(whole.substring(0, length))) {
            assertThatThrownBy(() -> at(torn.url()).refresh()).isInstanceOf(OAuthException.class);
        }
    }

    @Test
    void c29_a_header_without_end_is_not_read_for_ever() throws Exception {
        try (var endless = new RawServer("HTTP/1.1 200 OK\r\nX: " + "x".repeat(10 << 20))) {
            assertThatThrownBy(() -> at(endless.url()).refresh()).isInstanceOf(OAuthException.class);
        }
    }

    static Stream<String> garbage() {
        return Stream.of(
                "",
                "\r\n\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/9.9 200 OK\r\n\r\n",
                "HTTP/1.1 999999 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n" + GOOD,
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" + GOOD, // too short
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + GOOD, // too long
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + GOOD,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n" + GOOD,
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u001f\u008b\u0008",
                "HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\n{\"access_token\": \"\u00ff\u00fe", // no UTF-8
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void c29_what_is_no_http_or_no_token_ends_in_a_clear_error(String bytes) throws Exception {
        try (var server = new RawServer(bytes)) {
            assertThatThrownBy(() -> at(server.url()).refresh())
                    .isInstanceOfAny(ConnectionFailure.class, UnusableAnswer.class)
                    .hasMessageNotContaining("1//0FAKE")
                    .hasMessageNotContaining(SECRET);
        }
    }

    @Test
    void c29_a_connection_that_is_not_taken_is_given_up() throws Exception {
        assertThat(google.surroundings().http().connectTimeout()).hasValue(Duration.ofSeconds(5));
        var impatient = google.surroundings()
                .withHttp(java.net.http.HttpClient.newBuilder()
                        .connectTimeout(Duration.ofMillis(100))
                        .build());
        try (var full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var waiting = new java.util.ArrayList<java.nio.channels.SocketChannel>();
            for (int i = 0; i < 4; i++) { // more than wait in its queue
                var channel = java.nio.channels.SocketChannel.open();
                channel.configureBlocking(false);
                channel.connect(full.getLocalSocketAddress());
                waiting.add(channel);
            }
            var url = URI.create("http://127.0.0.1:" + full.getLocalPort());

            assertThatThrownBy(() -> UserCredentials.of(
                                    Samples.saved(google, "ya29.FAKE-0"), impatient.withEndpoints(Endpoints.at(url)))
                            .refresh())
                    .isInstanceOf(ConnectionFailure.class)
                    .hasMessageContaining("no connection");

            for (var channel : waiting) {
                channel.close();
            }
        }
    }

    @Test
    void an_api_that_redirects_elsewhere_gets_its_error_without_the_token_leaving() throws Exception {
        try (var stranger = new StubGoogle()) {
            google.answer("/drive/v3/files", request -> Said.redirect(307, stranger.url() + "/steal"));
            var drive = ApiService.build("drive", "v3", at(google.url()));

            assertThatThrownBy(() -> drive.get("files")).isInstanceOf(HttpError.class);
            assertThat(stranger.asked()).isEmpty();
        }
    }

    @Test
    void a_key_set_of_garbage_lets_nobody_in() {
        google.answer("/oauth2/v3/certs", request -> new Said(200, "text/html", "<html>", Map.of()));
        var claims = "{\"iss\":\"" + google.url() + "\",\"aud\":\"me\",\"sub\":\"a\",\"iat\":"
                + google.now().getEpochSecond() + ",\"exp\":"
                + google.now().plusSeconds(60).getEpochSecond() + "}";
        var encoder = java.util.Base64.getUrlEncoder().withoutPadding();
        String token = encoder.encodeToString("{\"alg\":\"RS256\",\"kid\":\"k\"}".getBytes(StandardCharsets.UTF_8))
                + "." + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".eA";

        assertThatThrownBy(() -> IdTokenVerifier.of("me", google.surroundings()).verify(token))
                .isInstanceOf(IdTokenInvalid.class)
                .hasMessageContaining("key set");
    }

    private UserCredentials redeem() {
        return step2("code=c");
    }

    private UserCredentials step2(String query) {
        try {
            var flow = AuthorizationCodeFlow.fromClientSecrets(
                    Samples.clientSecrets(directory, google.url()), Set.of(Samples.DRIVE), google.surroundings());
            var asked = flow.step1(URI.create("http://localhost:8080/"));
            return flow.step2(asked, URI.create(asked.redirectUri() + "?" + query + "&state=" + asked.state()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Credentials of the server at this address. */
    private UserCredentials at(URI url) {
        return UserCredentials.of(
                Samples.saved(google, "ya29.FAKE-0"), google.surroundings().withEndpoints(Endpoints.at(url)));
    }

    private static String stackOf(Throwable error) {
        var writer = new java.io.StringWriter();
        error.printStackTrace(new java.io.PrintWriter(writer));
        return writer.toString();
    }
}
