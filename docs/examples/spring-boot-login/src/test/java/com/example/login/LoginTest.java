package com.example.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.FakeGoogle;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.fault.WrongNonce;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Verdict;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;

@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
class LoginTest {

    private static final FakeGoogle GOOGLE = FakeGoogle.start();
    private static final int PORT = TestSocketUtils.findAvailableTcpPort();

    @DynamicPropertySource
    static void google_is_the_fake(DynamicPropertyRegistry properties) {
        // As in the API Console: the client exists once the app's address is known.
        var client = GOOGLE.console()
                .createClient(DemoWorld.PROJECT, ClientType.WEB, "Login", List.of(app("/login/oauth2/code/google")));
        properties.add("server.port", () -> PORT);
        properties.add("GOOGLE_CLIENT_ID", client::id);
        properties.add("GOOGLE_CLIENT_SECRET", client.secret()::orElseThrow);
        properties.add("spring.security.oauth2.client.provider.google.issuer-uri", GOOGLE::url);
    }

    @BeforeEach
    void ada_is_at_the_browser() {
        GOOGLE.answerFor(DemoWorld.ADA, Verdict.ALLOW);
    }

    @AfterAll
    static void stop() {
        GOOGLE.close();
    }

    @Test
    void whoever_comes_signs_in_with_google_and_is_greeted() throws Exception {
        assertThat(browse().body()).isEqualTo("Hello, Ada!");
    }

    @Test
    void whoever_refuses_stays_outside() throws Exception {
        GOOGLE.answerFor(DemoWorld.ADA, Verdict.DENY);

        assertThat(browse().uri()).hasToString(app("/login?error"));
    }

    @Test
    void an_id_token_of_another_login_is_refused() throws Exception {
        GOOGLE.lab().fail(FaultRule.once(DemoWorld.PROJECT, "token", new WrongNonce()));

        assertThat(browse().uri()).hasToString(app("/login?error"));
    }

    /** Opens the app in a new browser and goes where it leads. */
    private static HttpResponse<String> browse() throws Exception {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()
                .send(HttpRequest.newBuilder(URI.create(app("/"))).build(), BodyHandlers.ofString());
    }

    private static String app(String path) {
        return "http://localhost:" + PORT + path;
    }
}
