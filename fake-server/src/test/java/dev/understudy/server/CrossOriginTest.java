package dev.understudy.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.classroom.Roster;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.lab.fault.LostReply;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Scenario;
import dev.understudy.server.store.World;
import dev.understudy.server.testing.Raw;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Route;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that is the fake's own, against every way in which a page of another origin could ask for it in a browser
 * that has all cookies, and with the token of the forms, which no such page can know. The list is the server's: what is
 * new is attacked without being named here.
 */
class CrossOriginTest {

    /** What tells everybody the same: with or without cookies the same bytes. */
    private static final Set<String> PUBLIC = Set.of("_assets", "_lab.openapi", "_lab.schema");

    private static final Map<String, String> NAMES = Map.of(
            "project",
            DemoWorld.PROJECT,
            "account",
            DemoWorld.ROBOT.email(),
            "sub",
            DemoWorld.ADA.sub(),
            "email",
            DemoWorld.ADA.email(),
            "client",
            DemoWorld.WEB.id(),
            "file",
            "class.css",
            "table",
            "clients",
            "moment",
            "beginning");

    private static final List<List<String>> ATTACKS = List.of(
            List.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image"),
            List.of("Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty"),
            List.of("Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"),
            List.of("Origin", "http://evil.example"),
            List.of("Origin", "http://127.0.0.1:1"),
            List.of("Origin", "null"));

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AutoClose
    private static FakeGoogle alone;

    @AutoClose
    private static FakeGoogle forClass;

    private static String learnersKey;

    @BeforeAll
    static void start(@TempDir Path folder) {
        alone = FakeGoogle.start();
        var roster = Roster.ofSize(folder.resolve("class.json"), 2);
        learnersKey = roster.learners().get(0).key();
        forClass = FakeGoogle.start(Scenario.demo(), Settings.EMBEDDED.forClass(roster));
        for (FakeGoogle google : List.of(alone, forClass)) {
            google.lab().fail(FaultRule.once(DemoWorld.PROJECT, "token", new LostReply()));
            Raw.get(google.url(), "/travelled", google.url().getAuthority());
        }
    }

    /** What is the fake's own, at both servers: by its name, and by its path. */
    static Stream<Endpoint> own() {
        return Stream.of(alone, forClass)
                .flatMap(google -> google.endpoints().stream())
                .filter(CrossOriginTest::isOwn);
    }

    private static boolean isOwn(Endpoint endpoint) {
        return endpoint.name().startsWith("_")
                || endpoint.routes().stream()
                        .anyMatch(route -> route.template().matches("/(?:_understudy|me)(?:/.*)?"));
    }

    @Test
    void everything_is_attacked() {
        assertThat(own().flatMap(endpoint -> endpoint.routes().stream()).map(Route::toString))
                .hasSizeGreaterThan(100)
                .contains(
                        "GET /me",
                        "POST /me/events",
                        "GET /_understudy/class/state",
                        "POST /_understudy/class/actions",
                        "GET /_understudy/inspector/events",
                        "POST /_understudy/inspector/controls",
                        "POST /_understudy/console/projects/{project}",
                        "POST /_understudy/projects/{project}/clock");
        assertThat(own().map(Endpoint::name)).containsAll(PUBLIC);
    }

    static List<Named<FakeGoogle>> servers() {
        return List.of(Named.of("a server of one person", alone), Named.of("a server for a class", forClass));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_page_of_another_origin_reads_and_changes_nothing(FakeGoogle google) {
        var before = state(google);

        google.endpoints().stream()
                .filter(CrossOriginTest::isOwn)
                .forEach(endpoint -> endpoint.routes().forEach(route -> attack(google, endpoint.name(), route)));

        assertThat(state(google)).isEqualTo(before);
    }

    private static void attack(FakeGoogle google, String name, Route route) {
        String path = filled(route);
        String body = body(google, name, route);
        var answers = ATTACKS.stream()
                .map(attack -> send(google, route, path, body, with(cookies(google), attack)))
                .toList();
        assertThat(rebound(google, route, path)).startsWith("HTTP/1.1 421").doesNotContain("travelled", learnersKey);
        for (int i = 0; i < ATTACKS.size(); i++) {
            var answer = answers.get(i).join();
            assertThat(answer.headers().map()).as(what(route, i)).doesNotContainKey("access-control-allow-origin");
            if (PUBLIC.contains(name)) {
                assertThat(answer.body())
                        .isEqualTo(send(google, route, path, body, List.of())
                                .join()
                                .body());
            } else {
                assertThat(answer.statusCode()).as(what(route, i)).isEqualTo(403);
                assertThat(answer.body())
                        .as(what(route, i))
                        .contains("Pages of other origins may not use the controls of this fake.")
                        .doesNotContain("travelled", learnersKey, google.labToken());
            }
        }
    }

    private static String what(Route route, int attack) {
        return route + ", " + ATTACKS.get(attack);
    }

    /** What is answered under a name that somebody pointed at this machine. */
    private static String rebound(FakeGoogle google, Route route, String path) {
        return Raw.ask(
                google.url(),
                route.method() + " " + path + " HTTP/1.1",
                "Host: evil.example",
                String.join(": ", cookies(google)),
                "Content-Length: 0");
    }

    /** All that a browser has which knows the instructor and a learner. */
    private static List<String> cookies(FakeGoogle google) {
        int port = google.url().getPort();
        return List.of(
                "Cookie",
                "understudy_control_" + port + "=" + google.labToken() + "; understudy_learner_" + port + "="
                        + learnersKey);
    }

    private static List<String> with(List<String> headers, List<String> more) {
        return Stream.concat(headers.stream(), more.stream()).toList();
    }

    private static CompletableFuture<HttpResponse<String>> send(
            FakeGoogle google, Route route, String path, String body, List<String> headers) {
        var request = HttpRequest.newBuilder(URI.create(google.url() + path))
                .header("Content-Type", body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded")
                .method(route.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString());
    }

    /** What would do something: a form with its token where forms are taken, else JSON. */
    private static String body(FakeGoogle google, String name, Route route) {
        if (route.method().equals("GET")) {
            return "";
        }
        boolean takesForms = name.startsWith("_console") || name.equals("_me.enter") || name.equals("_me.leave");
        return takesForms
                ? "form_token=" + OpaqueTokens.key("form " + google.labToken())
                        + "&do=create&project_id=taken-over-1&key=" + learnersKey
                : "{\"action\": \"reset\"}";
    }

    private static String filled(Route route) {
        String path = route.template();
        for (var name : NAMES.entrySet()) {
            path = path.replace("{" + name.getKey() + "}", name.getValue());
        }
        return path.replaceAll("\\{[A-Za-z]+}", "1");
    }

    /** Everything that could have been changed. */
    private static List<Object> state(FakeGoogle google) {
        var lab = google.lab();
        return List.of(
                World.of(google.records()).toString(),
                google.records().grants().all().toList().toString(),
                google.signingKeys().keyIds(),
                lab.faults(DemoWorld.PROJECT).toString(),
                lab.exchanges(exchange -> exchange.request().path().equals("/travelled"))
                        .size());
    }
}
