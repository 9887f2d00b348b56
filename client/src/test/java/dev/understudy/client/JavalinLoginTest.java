package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.client.javalin.JavalinLogin;
import dev.understudy.server.FakeGoogle;
import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.DemoWorld;
import io.javalin.Javalin;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Javalin app whose users sign in at the fake. */
class JavalinLoginTest {

    private final FakeGoogle google = FakeGoogle.start();
    private final Map<String, UserCredentials> users = new ConcurrentHashMap<>();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Javalin app;
    private URI home;

    @BeforeEach
    void start() throws Exception {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        home = URI.create("http://localhost:" + port + "/");
        String callback = home + "oauth2callback";
        var client = google.console().createClient(DemoWorld.PROJECT, ClientType.WEB, "Files", List.of(callback));
        var secrets = ClientSecrets.web(client.id(), client.secret().orElseThrow(), URI.create(callback));
        var surroundings = Surroundings.of(Endpoints.at(google.url()));
        var flow = AuthorizationCodeFlow.of(secrets, Set.of(Samples.DRIVE), surroundings);
        var login = JavalinLogin.of(
                        WebServerFlow.of(flow, URI.create(callback)),
                        "/files",
                        (context, credentials) ->
                                users.put(context.req().getSession().getId(), credentials))
                .withRetry("/sorry");
        app = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.get("/login", login.begin());
                    config.routes.get("/oauth2callback", login.finish());
                    config.routes.get(
                            "/sorry",
                            context -> context.result(
                                    JavalinLogin.takeProblem(context).orElse("nothing happened")));
                    config.routes.get(
                            "/files",
                            context -> context.result(ApiService.build(
                                            "drive",
                                            "v3",
                                            users.get(context.req().getSession().getId()))
                                    .get("files")
                                    .compact()));
                })
                .start("localhost", port);
    }

    @AfterEach
    void stop() {
        app.stop();
        Advised.byNothingBut(google);
        google.close();
    }

    @Test
    void a_user_signs_in_and_sees_files_at_an_address_without_the_code() throws Exception {
        HttpResponse<String> left = get("/login");
        String before = cookie(left);
        URI back = new Person("ada@example.com").redirectedTo(location(left));

        HttpResponse<String> redirected = get(back);
        HttpResponse<String> files = get(location(redirected));

        assertThat(back.getQuery()).contains("code=4/0FAKE-");
        assertThat(redirected.statusCode()).isEqualTo(303);
        assertThat(redirected.body()).doesNotContain("4/0FAKE-");
        assertThat(redirected.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(redirected.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(location(redirected)).isEqualTo(home.resolve("/files"));
        assertThat(files.body()).contains("\"drive#fileList\"");
        assertThat(cookie(redirected)).as("a new session id").isNotEqualTo(before);
    }

    @Test
    void a_user_who_says_no_is_told_why_once_at_an_address_without_the_answer() throws Exception {
        URI asked = location(get("/login"));
        String state = asked.getQuery().replaceFirst(".*state=([^&]*).*", "$1");

        HttpResponse<String> redirected = get("/oauth2callback?error=access_denied&state=" + state);

        assertThat(location(redirected)).isEqualTo(home.resolve("/sorry"));
        assertThat(get("/sorry").body()).contains("access_denied");
        assertThat(get("/sorry").body()).isEqualTo("nothing happened");
    }

    @Test
    void a_code_of_another_login_or_a_second_time_is_not_redeemed_and_does_not_stay_in_the_address() throws Exception {
        URI back = new Person("ada@example.com").redirectedTo(location(get("/login")));
        get(back);

        for (String query : List.of(back.getRawQuery(), "code=4/0FAKE-stolen&state=guessed", "code=%FF%C0&state", "")) {
            HttpResponse<String> redirected = get("/oauth2callback?" + query);

            assertThat(redirected.statusCode()).as(query).isEqualTo(303);
            assertThat(location(redirected)).isEqualTo(home.resolve("/sorry"));
        }
        assertThat(users).hasSize(1);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(home.resolve(path));
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static URI location(HttpResponse<String> reply) {
        return reply.uri().resolve(reply.headers().firstValue("Location").orElseThrow());
    }

    private static String cookie(HttpResponse<String> reply) {
        return reply.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }
}
