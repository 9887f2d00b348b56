package dev.understudy.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.Settings;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Raw;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Params;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only names on the server's own list exist, and what it calls itself is fixed when it starts. */
class HostNamesTest {

    private static final String DISCOVERY = "/.well-known/openid-configuration";

    @AutoClose
    private FakeGoogle google;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:PORT",
                "evil.example",
                "localhost",
                "127.0.0.1",
                "[::1]",
                "localhost:1",
                "localhost.:PORT",
                "localhost.evil.example:PORT",
                "evil.localhost.example:PORT",
                "127.0.0.1.evil.example:PORT",
                "127.0.0.1.:PORT",
                "127.1:PORT",
                "127.0.1:PORT",
                "127.0.0.2:PORT",
                "2130706433:PORT",
                "0x7f000001:PORT",
                "0177.0.0.1:PORT",
                "0.0.0.0:PORT",
                "0:PORT",
                "[::]:PORT",
                "[::ffff:127.0.0.1]:PORT",
                "[0:0:0:0:0:0:0:1]:PORT",
                "localhost:0PORT",
                "foo.localhost:PORT",
                "accounts.google.com",
                "accounts.google.com:443",
                "accounts.google.com:PORT",
                "oauth2.googleapis.com",
                "metadata.google.internal",
                "169.254.169.254",
                "example.com",
                "x",
                "xn--lcalhost-u6a:PORT"
            })
    void a_name_that_is_not_on_the_list_is_refused(String host) {
        google = FakeGoogle.start();
        String written = host.replace("PORT", String.valueOf(google.url().getPort()));

        String answer = Raw.get(google.url(), DISCOVERY, written);

        assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("issuer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: a\r\nHost: b",
                "Host: evil@localhost:PORT",
                "Host: localhost:PORT, evil.example",
                "Host: local host:PORT",
                "Host: localhost:PORT/x",
                "Host: localhost:port",
                "Host: ::1:PORT",
                "Host: localhost:PORT0"
            })
    void a_broken_name_is_refused(String line) {
        google = FakeGoogle.start();
        String written = line.replace("PORT", String.valueOf(google.url().getPort()));

        String answer = Raw.send(
                google.url().getPort(),
                "GET " + DISCOVERY + " HTTP/1.1\r\n" + written + (written.isEmpty() ? "" : "\r\n")
                        + "Connection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 4(00|21).*").doesNotContain("issuer");
    }

    @Test
    void no_header_changes_what_the_server_calls_itself() {
        google = FakeGoogle.start();
        String port = ":" + google.url().getPort();

        for (String host : List.of("127.0.0.1", "localhost", "LocalHost", "[::1]")) {
            String answer = Raw.ask(
                    google.url(),
                    "GET " + DISCOVERY + " HTTP/1.1",
                    "Host: " + host + port,
                    "X-Forwarded-Host: evil.example",
                    "X-Forwarded-Proto: https",
                    "Forwarded: host=evil.example",
                    "X-Original-Host: evil.example");

            assertThat(Raw.body(answer)).doesNotContain("evil").contains("\"issuer\": \"" + google.url() + "\"");
        }
    }

    @Test
    void a_further_name_exists_and_the_first_is_the_issuer() {
        google = FakeGoogle.start(
                DemoWorld.scenario(), Settings.EMBEDDED.withHosts(List.of("Fake.lan:80", "other.lan")));
        int port = loopback().getPort();

        assertThat(google.url()).isEqualTo(URI.create("http://fake.lan"));
        for (String host : List.of("fake.lan:80", "other.lan:" + port, "localhost:" + port)) {
            String answer = Raw.get(loopback(), DISCOVERY, host);
            assertThat(answer).contains("\"issuer\": \"http://fake.lan\"");
        }
        assertThat(Raw.get(loopback(), DISCOVERY, "third.lan:" + port)).startsWith("HTTP/1.1 421");
    }

    @ParameterizedTest
    @CsvSource({
        "GET " + DISCOVERY + " HTTP/1.1, accounts.google.com",
        "GET " + DISCOVERY + " HTTP/1.1, Accounts.Google.com:443",
        "GET https://accounts.google.com" + DISCOVERY + " HTTP/1.1, accounts.google.com",
        "GET http://accounts.google.com" + DISCOVERY + " HTTP/1.1, accounts.google.com"
    })
    void under_googles_names_every_url_is_googles_own(String line, String host) {
        answerForGoogle();

        var document = json(Raw.ask(google.url(), line, "Host: " + host));

        assertThat(document.path("issuer").asText()).isEqualTo("https://accounts.google.com");
        assertThat(document.path("authorization_endpoint").asText())
                .isEqualTo("https://accounts.google.com/o/oauth2/v2/auth");
        assertThat(document.path("device_authorization_endpoint").asText())
                .isEqualTo("https://oauth2.googleapis.com/device/code");
        assertThat(document.path("token_endpoint").asText()).isEqualTo("https://oauth2.googleapis.com/token");
        assertThat(document.path("userinfo_endpoint").asText())
                .isEqualTo("https://openidconnect.googleapis.com/v1/userinfo");
        assertThat(document.path("revocation_endpoint").asText()).isEqualTo("https://oauth2.googleapis.com/revoke");
        assertThat(document.path("jwks_uri").asText()).isEqualTo("https://www.googleapis.com/oauth2/v3/certs");
    }

    @Test
    void under_googles_names_id_tokens_are_signed_as_google() {
        answerForGoogle();
        String refreshToken = google.authorize(DemoWorld.ADA, DemoWorld.WEB, List.of("openid", "profile"));

        String own =
                idToken(refreshToken, google.url().getAuthority()).claim("iss").orElseThrow();
        var googles = idToken(refreshToken, "oauth2.googleapis.com");

        assertThat(own).isEqualTo(google.url().toString());
        assertThat(googles.claim("iss")).hasValue("https://accounts.google.com");
        assertThat(googles.claim("picture"))
                .hasValueSatisfying(url -> assertThat(url).startsWith("https://lh3.googleusercontent.com/a/"));
        assertThat(json(Raw.get(google.url(), "/oauth2/v3/certs", "www.googleapis.com"))
                        .path("keys"))
                .hasSize(2);
    }

    @Test
    void only_the_listed_names_of_google_exist() {
        answerForGoogle();

        for (String host : List.of("evil.googleapis.com", "mail.google.com", "accounts.google.com.evil.example")) {
            assertThat(Raw.get(google.url(), DISCOVERY, host)).startsWith("HTTP/1.1 421");
        }
        assertThat(Raw.get(google.url(), "/", "metadata.google.internal")).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_client_may_have_an_issuer_of_its_own() {
        google = FakeGoogle.start();
        google.console().setIssuer(DemoWorld.WEB.id(), Optional.of("accounts.google.com"));
        var request = Visitor.request(DemoWorld.WEB, "http://localhost:8080/", "scope", "openid");

        var answer =
                new Visitor(google.url()).allow(request, DemoWorld.ADA.email()).answer();
        String web = google.authorize(DemoWorld.ADA, DemoWorld.WEB, List.of("openid"));

        assertThat(answer.find("iss")).hasValue("accounts.google.com");
        assertThat(idToken(web, google.url().getAuthority()).claim("iss")).hasValue("accounts.google.com");
    }

    @Test
    void bound_to_every_address_each_of_the_machine_is_a_name() {
        google = FakeGoogle.start();
        var hosts = Hosts.of(Place.at("0.0.0.0", 8085), 8085);

        assertThat(hosts.own()).isEqualTo(URI.create("http://127.0.0.1:8085"));
        assertThat(hosts.names()).contains("127.0.0.1:8085", "[::1]:8085").doesNotContain("0.0.0.0:8085");
        assertThat(Hosts.of(Place.at("192.0.2.7", 8085), 8085).names()).contains("192.0.2.7:8085");
        assertThat(hosts.base("evil.example:8085")).isEmpty();
    }

    private void answerForGoogle() {
        google = FakeGoogle.start(DemoWorld.scenario(), Settings.EMBEDDED.withGoogleHostNames());
    }

    private CompactJwt idToken(String refreshToken, String host) {
        String form = Params.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        refreshToken,
                        "client_id",
                        DemoWorld.WEB.id(),
                        "client_secret",
                        DemoWorld.WEB.secret().orElseThrow())
                .encode();
        String answer = Raw.send(
                google.url().getPort(),
                "POST /token HTTP/1.1\r\nHost: " + host
                        + "\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + form.length() + "\r\n\r\n" + form);
        return CompactJwt.read(json(answer).path("id_token").asText(), CompactJwt.Form.CANONICAL)
                .orElseThrow();
    }

    /** Where a server that calls itself something else can be reached. */
    private URI loopback() {
        return google.listensAt();
    }

    private static String issuer(String answer) {
        return json(answer).path("issuer").asText();
    }

    private static JsonNode json(String answer) {
        return Json.read(Raw.body(answer)).orElseThrow();
    }
}
