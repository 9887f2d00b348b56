package dev.understudy.server.account;

import static dev.understudy.server.testing.AnswerRow.json;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.testing.AnswerRow;
import dev.understudy.server.testing.AnswerTable;
import dev.understudy.server.wire.Params;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

/** Revocation (Google, "Using OAuth 2.0 for Web Server Applications"): a row for each row of what is known of it. */
class RevocationTableTest extends AnswerTable {

    @Override
    protected Stream<AnswerRow> rows() {
        return Stream.concat(revocation(), revocationRefused());
    }

    private static Stream<AnswerRow> revocation() {
        return Stream.of(
                        row(
                                "POST with the token in the query",
                                w -> w.post("/revoke?token=" + w.accessToken(TokenWorld.SCOPES), Params.NONE),
                                200,
                                "{}"),
                        row(
                                "POST with the token in the form",
                                w -> w.post("/revoke", Params.of("token", w.accessToken(TokenWorld.SCOPES))),
                                200,
                                "{}"),
                        row("a refresh token", w -> w.post("/revoke", Params.of("token", refresh(w))), 200, "{}"),
                        row(
                                "POST at the old URL",
                                w -> w.post("/o/oauth2/revoke", Params.of("token", w.accessToken(TokenWorld.SCOPES))),
                                200,
                                "{}"),
                        row(
                                "GET at the old URL",
                                w -> w.get("/o/oauth2/revoke?token=" + w.accessToken(TokenWorld.SCOPES)),
                                200,
                                "{}"))
                .map(row -> row.and(NEVER_KEPT).and("Access-Control-Allow-Origin", ""));
    }

    private static Stream<AnswerRow> revocationRefused() {
        String dead = json("\"error\": \"invalid_token\"", "\"error_description\": \"Token expired or revoked\"");
        return Stream.of(
                row("revoke: unknown", w -> w.post("/revoke", Params.of("token", "x")), 400, dead)
                        .and(NEVER_KEPT),
                row("revoke: again", RevocationTableTest::revokedTwice, 400, dead)
                        .and(NEVER_KEPT),
                row(
                        "revoke: of a service account",
                        w -> w.post("/revoke", Params.of("token", w.robotsToken())),
                        400,
                        json("\"error\": \"invalid_token\"", "\"error_description\": \"Token is not revocable.\"")),
                row(
                        "revoke: no token",
                        w -> w.post("/revoke", Params.NONE),
                        400,
                        json(
                                "\"error\": \"invalid_request\"",
                                "\"error_description\": \"Missing required parameter: token\"")),
                row(
                        "revoke: GET at today's URL",
                        w -> w.get("/revoke?token=" + w.accessToken(TokenWorld.SCOPES)),
                        404,
                        HTML,
                        AnswerRow.notFound("/revoke")),
                row(
                                "revoke: by a script at the old URL",
                                w -> w.get("/o/oauth2/revoke?callback=done&token=" + w.accessToken(TokenWorld.SCOPES)),
                                200,
                                "text/javascript; charset=UTF-8",
                                "// API callback\ndone({});\n")
                        .and(NEVER_KEPT),
                row(
                        "revoke: by a script, unknown",
                        w -> w.get("/o/oauth2/revoke?callback=done&token=x"),
                        200,
                        "text/javascript; charset=UTF-8",
                        "// API callback\ndone(" + dead + ");\n"),
                row(
                        "revoke: by a script with no function's name",
                        w -> w.get("/o/oauth2/revoke?callback=alert(1)&token=x"),
                        400,
                        dead));
    }

    private static HttpResponse<String> revokedTwice(TokenWorld world) {
        var form = Params.of("token", world.accessToken(TokenWorld.SCOPES));
        world.post("/revoke", form);
        return world.post("/revoke", form);
    }

    private static String refresh(TokenWorld world) {
        return world.redeem(world.code()).path("refresh_token").asText();
    }
}
