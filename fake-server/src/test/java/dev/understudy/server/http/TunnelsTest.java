package dev.understudy.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.token.LocalAuthority;
import dev.understudy.server.wire.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that is told to use the fake as its proxy, and to trust its authority, finds Google there. */
class TunnelsTest {

    @AutoClose
    private static FakeGoogle google;

    @BeforeAll
    static void start() {
        google = FakeGoogle.start(
                Scenario.demo(), Settings.EMBEDDED.withGoogleHostNames().withTls());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://accounts.google.com/.well-known/openid-configuration",
                "https://www.googleapis.com/oauth2/v3/certs",
                "https://www.googleapis.com/discovery/v1/apis/drive/v3/rest",
                "https://openidconnect.googleapis.com/v1/userinfo",
                "https://sqladmin.googleapis.com/sql/v1beta4/projects/example-123/instances"
            })
    void googles_hosts_answer_through_the_proxy(String url) throws Exception {
        var reply = get(throughProxy(), url);

        assertThat(reply.statusCode()).isIn(200, 401);
        assertThat(reply.body()).contains("{");
    }

    @Test
    void behind_the_proxy_it_calls_itself_what_google_does() throws Exception {
        var document = Json.read(get(throughProxy(), "https://accounts.google.com/.well-known/openid-configuration")
                        .body())
                .orElseThrow();

        assertThat(document.path("issuer").asText()).isEqualTo("https://accounts.google.com");
        assertThat(document.path("token_endpoint").asText()).isEqualTo("https://oauth2.googleapis.com/token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://example.com/", "https://googleapis.com/", "https://accounts.google.com.evil.test/"})
    void any_other_host_is_refused_and_remembered(String url) {
        assertThatThrownBy(() -> get(throughProxy(), url)).isInstanceOf(IOException.class);

        assertThat(google.refusedHosts()).contains(URI.create(url).getHost() + ":443");
    }

    @Test
    void what_is_asked_in_plain_http_is_answered_or_refused_as_well() throws Exception {
        var ours = get(throughProxy(), "http://accounts.google.com/.well-known/openid-configuration");
        var other = get(throughProxy(), "http://plain.example.com/");

        assertThat(ours.statusCode()).isEqualTo(200);
        assertThat(other.statusCode()).isEqualTo(421);
        assertThat(google.refusedHosts()).contains("plain.example.com:80");
    }

    @Test
    void another_port_of_googles_is_refused() {
        assertThatThrownBy(() -> get(throughProxy(), "https://accounts.google.com:8443/"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_refused_tunnel_is_403() throws Exception {
        var address = google.listensAt();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write("CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n".getBytes());

            assertThat(new String(socket.getInputStream().readAllBytes())).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void a_tunnel_may_be_asked_for_without_the_port_in_the_host_header() throws Exception {
        var address = google.listensAt();
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write("CONNECT www.googleapis.com:443 HTTP/1.1\r\nHost: www.googleapis.com\r\n\r\n".getBytes());

            assertThat(new String(socket.getInputStream().readNBytes(12))).isEqualTo("HTTP/1.1 200");
        }
    }

    @Test
    void it_speaks_tls_and_plain_http_at_one_port() throws Exception {
        String authority = google.listensAt().getAuthority();
        var direct = HttpClient.newBuilder().sslContext(trust()).build();

        assertThat(google.url()).hasScheme("https");
        assertThat(get(direct, "https://" + authority + "/oauth2/v3/certs").statusCode())
                .isEqualTo(200);
        assertThat(get(direct, "https://" + authority.replace("127.0.0.1", "localhost") + "/oauth2/v3/certs")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(direct, "http://" + authority + "/oauth2/v3/certs").statusCode())
                .isEqualTo(200);
    }

    @Test
    void its_certificate_is_trusted_by_nobody_who_was_not_told() {
        assertThatThrownBy(() -> get(HttpClient.newHttpClient(), google.url() + "/"))
                .isInstanceOf(javax.net.ssl.SSLHandshakeException.class);
    }

    @Test
    void its_key_files_name_googles_own_urls() {
        var file = Json.read(google.createKeyFile(DemoWorld.ROBOT.email())).orElseThrow();

        assertThat(file.path("auth_uri").asText()).isEqualTo("https://accounts.google.com/o/oauth2/auth");
        assertThat(file.path("token_uri").asText()).isEqualTo("https://oauth2.googleapis.com/token");
        assertThat(file.path("auth_provider_x509_cert_url").asText())
                .isEqualTo("https://www.googleapis.com/oauth2/v1/certs");
    }

    @Test
    void without_tls_it_is_no_proxy() throws Exception {
        try (var plain = FakeGoogle.start();
                var socket = new Socket(plain.url().getHost(), plain.url().getPort())) {
            socket.getOutputStream()
                    .write("CONNECT oauth2.googleapis.com:443 HTTP/1.1\r\nHost: oauth2.googleapis.com:443\r\n\r\n"
                            .getBytes());

            assertThat(new String(socket.getInputStream().readNBytes(12))).isNotEqualTo("HTTP/1.1 200");
        }
    }

    private static HttpClient throughProxy() throws Exception {
        var address = google.listensAt();
        return HttpClient.newBuilder()
                .sslContext(trust())
                .proxy(ProxySelector.of(new InetSocketAddress(address.getHost(), address.getPort())))
                .build();
    }

    private static SSLContext trust() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(
                new ByteArrayInputStream(google.authority().orElseThrow().trustStore()),
                LocalAuthority.PASSWORD.toCharArray());
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static HttpResponse<String> get(HttpClient client, String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
