package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.understudy.client.internal.LoopbackReceiver;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may bring an answer to this machine, and what they are told (C6, C7, C9, L18). */
class LoopbackReceiverTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void c6_nobody_outside_this_machine_is_listened_to(String host) throws Exception {
        try (var receiver = open(host)) {
            for (InetAddress address : NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !(address instanceof Inet6Address))
                    .toList()) {
                assertThatThrownBy(() -> connect(address, receiver))
                        .as("%s", address)
                        .isInstanceOf(ConnectException.class);
            }
            connect(InetAddress.getByName("127.0.0.1"), receiver);
            assertThatThrownBy(() -> connect(InetAddress.getByName("127.0.0.2"), receiver))
                    .as("the very address, not all that begin with 127")
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void c6_localhost_is_both_of_its_addresses() throws Exception {
        InetAddress six = InetAddress.getByName("::1");
        assumeTrue(NetworkInterface.getByInetAddress(six) != null, "this machine has no IPv6");

        try (var receiver = open("localhost")) {
            connect(InetAddress.getByName("127.0.0.1"), receiver);
            connect(six, receiver);
        }
    }

    @Test
    void c6_each_login_has_a_port_of_its_own_and_gives_it_back() throws Exception {
        URI first;
        try (var one = open("127.0.0.1");
                var other = open("127.0.0.1")) {
            first = one.redirectUri();
            assertThat(other.redirectUri().getPort()).isNotEqualTo(first.getPort());
            assertThatThrownBy(() -> one.await(Duration.ofMillis(1))).isInstanceOf(TimeoutException.class);
        }

        assertThatThrownBy(() -> get(first, "")).isInstanceOf(ConnectException.class);
    }

    @Test
    void c7_a_second_answer_is_gone_and_the_first_one_counts() throws Exception {
        try (var receiver = open("127.0.0.1")) {
            assertThat(get(receiver.redirectUri(), "?code=first&state=s").statusCode())
                    .isEqualTo(200);

            var second = get(receiver.redirectUri(), "?code=second&state=s");

            assertThat(second.statusCode()).isEqualTo(410);
            assertThat(second.body()).contains("already answered");
            assertThat(receiver.await(Duration.ofSeconds(1)).getQuery()).contains("code=first");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,     /favicon.ico,        404",
        "GET,     /back/,              404",
        "GET,     /back/../back,       404",
        "POST,    /back?state=s,       405",
        "HEAD,    /back?state=s,       405",
        "OPTIONS, /back,               405",
        "GET,     /back,               400",
        "GET,     /back?code=c,        400",
        "GET,     /back?state=S,       400",
        "GET,     /back?state=s&state=s, 400",
        "GET,     /back?state=%zz,     400",
    })
    void c7_strays_are_told_so_and_the_wait_goes_on(String method, String path, int status) throws Exception {
        try (var receiver = open("127.0.0.1")) {
            int port = receiver.redirectUri().getPort();
            assertThat(raw(port, method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n"))
                    .startsWith("HTTP/1.1 " + status + " ");

            assertThatThrownBy(() -> receiver.await(Duration.ofMillis(1))).isInstanceOf(TimeoutException.class);
            assertThat(get(receiver.redirectUri(), "?code=c&state=s").statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example"})
    void c7_a_name_that_was_led_here_by_somebody_elses_dns_finds_nothing(String host) throws Exception {
        try (var receiver = open("127.0.0.1")) {
            assertThat(raw(
                            receiver.redirectUri().getPort(),
                            "GET /back?code=c&state=s HTTP/1.1\r\nHost: " + host + "\r\n"))
                    .startsWith("HTTP/1.1 404 ");
        }
    }

    @Test
    void c9_words_that_came_from_outside_are_not_shown_as_a_page() throws Exception {
        try (var receiver = open("127.0.0.1")) {
            var page = get(
                    receiver.redirectUri(),
                    "?error=%3Cscript%3E1%3C/script%3E&error_description=%3Cimg%20src=x%3E&state=s");

            assertThat(page.body()).doesNotContain("<script", "<img").contains("Access was not granted.");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'");
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        }
    }

    private static LoopbackReceiver open(String host) throws IOException {
        var receiver = LoopbackReceiver.open(new LoopbackReceiver.Place(host, List.of(0), "/back", "Done."));
        receiver.expect("s");
        return receiver;
    }

    private static void connect(InetAddress address, LoopbackReceiver receiver) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, receiver.redirectUri().getPort()), 2_000);
        }
    }

    private static String raw(int port, String head) throws IOException {
        try (var socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            socket.getOutputStream()
                    .write((head + "Connection: close\r\n\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> get(URI address, String query) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + query)).method("GET", BodyPublishers.noBody());
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
