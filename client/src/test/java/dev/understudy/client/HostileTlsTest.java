package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate is not the one of the host that was meant: it does not see a single request (C23). */
@Timeout(60)
class HostileTlsTest {

    private static final char[] PASSWORD = "notasecret".toCharArray();

    private final AtomicInteger requests = new AtomicInteger();
    private final StubGoogle samples = new StubGoogle();

    @TempDir
    Path directory;

    private HttpsServer server;

    @AfterEach
    void stop() {
        server.stop(0);
        samples.close();
    }

    @Test
    void c23_a_certificate_of_nobody_we_trust_is_refused() throws Exception {
        serve("-ext", "san=ip:127.0.0.1");

        assertThatThrownBy(() -> refresh(HttpClient.newHttpClient())).isInstanceOf(ConnectionFailure.class);
        assertThat(requests).hasValue(0);
    }

    @Test
    void c23_a_certificate_of_another_host_is_refused_even_if_its_maker_is_trusted() throws Exception {
        KeyStore trusted = serve("-ext", "san=dns:elsewhere.test");

        assertThatThrownBy(() -> refresh(trusting(trusted)))
                .isInstanceOf(ConnectionFailure.class)
                .hasMessageNotContaining("1//0FAKE");
        assertThat(requests).hasValue(0);
    }

    @Test
    void c23_a_certificate_that_has_ended_is_refused_even_if_its_maker_is_trusted() throws Exception {
        KeyStore trusted = serve("-ext", "san=ip:127.0.0.1", "-startdate", "-10d", "-validity", "1");

        assertThatThrownBy(() -> refresh(trusting(trusted))).isInstanceOf(ConnectionFailure.class);
        assertThat(requests).hasValue(0);
    }

    @Test
    void c23_a_trust_store_of_ones_own_is_possible() throws Exception {
        KeyStore trusted = serve("-ext", "san=ip:127.0.0.1");

        assertThat(refresh(trusting(trusted)).value()).isEqualTo("ya29.FAKE-new");
        assertThat(requests).hasValue(1);
    }

    private AccessToken refresh(HttpClient http) {
        var url = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
        var here = samples.surroundings().withEndpoints(Endpoints.at(url)).withHttp(http);
        var credentials = UserCredentials.of(Samples.saved(samples, "ya29.FAKE-0"), here);
        return credentials.accessTokenInsteadOf(credentials.accessToken());
    }

    /** A server with a certificate by a maker of our own; gives a store that holds the maker's. */
    private KeyStore serve(String... options) throws Exception {
        Path file = directory.resolve("server.p12");
        Samples.keytool(file, "maker", "-keyalg", "EC", "-ext", "bc=ca:true");
        var signed = Stream.concat(Stream.of("-keyalg", "EC", "-signer", "maker"), Stream.of(options));
        Samples.keytool(file, "server", signed.toArray(String[]::new));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            keys.load(content, PASSWORD);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("maker", keys.getCertificate("maker"));
        keys.deleteEntry("maker");
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        start(tls);
        return trusted;
    }

    private void start(SSLContext tls) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.incrementAndGet();
                byte[] token =
                        "{\"access_token\": \"ya29.FAKE-new\", \"expires_in\": 3599}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, token.length);
                exchange.getResponseBody().write(token);
            }
        });
        server.start();
    }

    /** A client that trusts who is in this store, and nobody else. */
    private static HttpClient trusting(KeyStore trusted) throws Exception {
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }
}
