package dev.understudy.server.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.AnswerRow;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the metadata server (Google, "About VM metadata"; google-auth for Python): a row for each of its rows. */
class MetadataTableTest {

    private static final String ROOT = "/computeMetadata/v1/";
    private static final String ACCOUNTS = ROOT + "instance/service-accounts/";
    private static final String ROBOT = DemoWorld.ROBOT.email();
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String HTML = "text/html; charset=UTF-8";
    private static final String SCOPES = "[\"https://www.googleapis.com/auth/cloud-platform\","
            + "\"https://www.googleapis.com/auth/userinfo.email\"]";
    private static final String TOKEN =
            "{\"access_token\":\"ya29.c.<TOKEN>\",\"expires_in\":3599,\"token_type\":\"Bearer\"}";
    private static final String JWT = "eyJ<TOKEN>";

    private static TokenWorld world;
    private static TokenWorld empty;

    @BeforeAll
    static void start() {
        world = new TokenWorld();
        empty = new TokenWorld();
        empty.records().serviceAccounts().take(ROBOT);
    }

    @AfterAll
    static void stop() {
        world.close();
        empty.close();
    }

    static Stream<AnswerRow> rows() {
        return Stream.of(values(), accounts(), tokens(), refusals()).flatMap(Function.identity());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void every_answer_is_googles_and_says_so(AnswerRow row) {
        row.and("Metadata-Flavor", "Google", "Server", "Metadata Server for VM").check(world);
    }

    private static Stream<AnswerRow> values() {
        return Stream.of(
                row("the ping, without the header", w -> w.get("/"), 200, TEXT, "computeMetadata/\n"),
                row("", TEXT, "instance/\nproject/\nuniverse/\n"),
                row("project/", TEXT, "numeric-project-id\nproject-id\n"),
                row("instance/", TEXT, "id\nname\nservice-accounts/\nzone\n"),
                row("project/project-id", TEXT, DemoWorld.PROJECT),
                row("project/numeric-project-id", TEXT, DemoWorld.PROJECT_NUMBER),
                row("universe/universe-domain", TEXT, "googleapis.com"),
                row("instance/zone", TEXT, "projects/" + DemoWorld.PROJECT_NUMBER + "/zones/europe-west1-b"),
                row("instance/name", TEXT, "understudy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "instance/service-accounts", "instance/service-accounts/default"})
    void a_directory_without_its_slash_leads_to_it(String path) {
        var reply = world.get(ROOT + path + "?recursive=true", "Metadata-Flavor", "Google");

        assertThat(reply.statusCode()).isEqualTo(302);
        assertThat(reply.headers().firstValue("Location")).hasValue(ROOT + path + "/?recursive=true");
        assertThat(reply.headers().firstValue("Metadata-Flavor")).hasValue("Google");
    }

    private static Stream<AnswerRow> accounts() {
        String summary = "{\"aliases\":[\"default\"],\"email\":\"" + ROBOT + "\",\"scopes\":" + SCOPES + "}";
        String json = "application/json";
        return Stream.of(
                row("instance/service-accounts/", TEXT, "default/\n" + ROBOT + "/\n"),
                row(
                        "instance/service-accounts/?recursive=true",
                        json,
                        "{\"default\":" + summary + ",\"" + ROBOT + "\":" + summary + "}"),
                row("instance/service-accounts/default/?recursive=true", json, summary),
                row("instance/service-accounts/" + ROBOT + "/?recursive=true", json, summary),
                row("instance/service-accounts/default/email", TEXT, ROBOT),
                row("instance/service-accounts/" + ROBOT + "/email", TEXT, ROBOT),
                row(
                        "instance/service-accounts/default/scopes",
                        TEXT,
                        "https://www.googleapis.com/auth/cloud-platform\n"
                                + "https://www.googleapis.com/auth/userinfo.email\n"),
                row("instance/service-accounts/default/aliases", TEXT, "default\n"));
    }

    private static Stream<AnswerRow> tokens() {
        return Stream.of(
                row("instance/service-accounts/default/token", "application/json", TOKEN),
                row(
                        "instance/service-accounts/default/token?scopes=https://www.googleapis.com/auth/drive,email",
                        "application/json",
                        TOKEN),
                row("instance/service-accounts/default/identity?audience=https://a.example", "text/html", JWT),
                row("instance/service-accounts/default/identity?audience=a&format=full", "text/html", JWT),
                row(
                        "instance/service-accounts/default/identity?audience=a&format=full&licenses=TRUE",
                        "text/html",
                        JWT));
    }

    private static Stream<AnswerRow> refusals() {
        String name = ROOT + "instance/name";
        return Stream.of(
                row(
                        "no header",
                        w -> w.get(name),
                        403,
                        HTML,
                        AnswerRow.page(
                                403,
                                "Forbidden",
                                "Your client does not have permission to get URL <code>" + name
                                        + "</code> from this server. Missing Metadata-Flavor:Google header.")),
                row(
                        "another flavor",
                        w -> w.get(name, "Metadata-Flavor", "Amazon"),
                        403,
                        HTML,
                        AnswerRow.page(
                                403,
                                "Forbidden",
                                "Your client does not have permission to get URL <code>" + name
                                        + "</code> from this server. Missing Metadata-Flavor:Google header.")),
                row(
                        "through a proxy",
                        w -> w.get(name, "Metadata-Flavor", "Google", "X-Forwarded-For", "192.0.2.1"),
                        403,
                        HTML,
                        AnswerRow.page(
                                403,
                                "Forbidden",
                                "Your client does not have permission to get URL <code>" + name
                                        + "</code> from this server. The request came through a proxy"
                                        + " (X-Forwarded-For).")),
                refused(world(), "default/identity", 400, "non-empty audience parameter required"),
                refused(world(), "default/identity?audience=", 400, "non-empty audience parameter required"),
                refused(world(), "nobody@example.com/token", 404, missing("nobody@example.com/token")),
                refused(world(), "default/password", 404, missing("default/password")),
                refused(() -> empty, "default/token", 404, missing("default/token")));
    }

    private static Supplier<TokenWorld> world() {
        return () -> world;
    }

    private static AnswerRow refused(Supplier<TokenWorld> asked, String path, int status, String body) {
        return row(
                path + (body.equals(missing("default/token")) ? " without an account" : ""),
                w -> asked.get().get(ACCOUNTS + path, "Metadata-Flavor", "Google"),
                status,
                HTML,
                body);
    }

    private static String missing(String path) {
        return AnswerRow.notFound(ACCOUNTS + path);
    }

    private static AnswerRow row(String path, String type, String body) {
        return row(path, w -> w.get(ROOT + path, "Metadata-Flavor", "Google"), 200, type, body);
    }

    private static AnswerRow row(
            String name, Function<TokenWorld, HttpResponse<String>> asked, int status, String type, String body) {
        return new AnswerRow(name, asked, status, type, body, List.of());
    }
}
