package dev.understudy.server.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.AnswerRow;
import dev.understudy.server.testing.AnswerTable;
import java.net.http.HttpResponse;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of the metadata server (Google, "About VM metadata"; google-auth for Python): a row for each of its rows. */
class MetadataTableTest extends AnswerTable {

    private static final String ROOT = "/computeMetadata/v1/";
    private static final String ACCOUNTS = ROOT + "instance/service-accounts/";
    private static final String ROBOT = DemoWorld.ROBOT.email();
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String SCOPES = "[\"https://www.googleapis.com/auth/cloud-platform\","
            + "\"https://www.googleapis.com/auth/userinfo.email\"]";
    private static final String TOKEN =
            "{\"access_token\":\"ya29.c.<TOKEN>\",\"expires_in\":3599,\"token_type\":\"Bearer\"}";
    private static final String JWT = "eyJ<TOKEN>";

    @AutoClose
    private final TokenWorld empty = new TokenWorld();

    @Override
    protected Stream<AnswerRow> rows() {
        return Stream.of(values(), accounts(), tokens(), refusals())
                .flatMap(Function.identity())
                .map(row -> row.and("Metadata-Flavor", "Google", "Server", "Metadata Server for VM"));
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
        var reply = asked(world, ROOT + path + "?recursive=true");

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

    private Stream<AnswerRow> refusals() {
        String name = ROOT + "instance/name";
        empty.records().serviceAccounts().take(ROBOT);
        return Stream.of(
                forbidden("no header", name, w -> w.get(name), "Missing Metadata-Flavor:Google header."),
                forbidden(
                        "another flavor",
                        name,
                        w -> w.get(name, "Metadata-Flavor", "Amazon"),
                        "Missing Metadata-Flavor:Google header."),
                forbidden(
                        "through a proxy",
                        name,
                        w -> w.get(name, "Metadata-Flavor", "Google", "X-Forwarded-For", "192.0.2.1"),
                        "The request came through a proxy (X-Forwarded-For)."),
                refused("default/identity", 400, "non-empty audience parameter required"),
                refused("default/identity?audience=", 400, "non-empty audience parameter required"),
                refused("nobody@example.com/token", 404, missing("nobody@example.com/token")),
                refused("default/password", 404, missing("default/password")),
                refused("default/a/b/", 404, missing("default/a/b/")),
                forbidden(
                        "no header, at what there is not",
                        ROOT + "nothing",
                        w -> w.get(ROOT + "nothing"),
                        "Missing Metadata-Flavor:Google header."),
                row(
                        "default/token without an account",
                        w -> asked(empty, ACCOUNTS + "default/token"),
                        404,
                        HTML,
                        missing("default/token")));
    }

    private static AnswerRow forbidden(
            String name, String path, Function<TokenWorld, HttpResponse<String>> asked, String sentence) {
        return row(
                name,
                asked,
                403,
                HTML,
                AnswerRow.page(
                        403,
                        "Forbidden",
                        "Your client does not have permission to get URL <code>" + path + "</code> from this server. "
                                + sentence));
    }

    private static AnswerRow refused(String path, int status, String body) {
        return row(path, w -> asked(w, ACCOUNTS + path), status, HTML, body);
    }

    private static String missing(String path) {
        return AnswerRow.notFound(ACCOUNTS + path);
    }

    private static AnswerRow row(String path, String type, String body) {
        return row(path, w -> asked(w, ROOT + path), 200, type, body);
    }

    private static HttpResponse<String> asked(TokenWorld of, String path) {
        return of.get(path, "Metadata-Flavor", "Google");
    }
}
