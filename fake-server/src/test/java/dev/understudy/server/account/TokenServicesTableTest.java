package dev.understudy.server.account;

import static dev.understudy.server.testing.AnswerRow.json;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.AnswerRow;
import dev.understudy.server.testing.AnswerTable;
import dev.understudy.server.wire.Params;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tokeninfo and keys (Google, "OpenID Connect"): a row for each row of what is known of them. */
class TokenServicesTableTest extends AnswerTable {

    private static final String SUB = DemoWorld.ADA.sub();
    private static final String WEB = DemoWorld.WEB.id();
    private static final String SCOPE = String.join(" ", TokenWorld.SCOPES);
    private static final String INVALID_VALUE =
            json("\"error\": \"invalid_token\"", "\"error_description\": \"Invalid Value\"");

    @Override
    protected Stream<AnswerRow> rows() {
        return Stream.of(tokenInfo(), tokenInfoRefused(), keys()).flatMap(Function.identity());
    }

    private static Stream<AnswerRow> tokenInfo() {
        String strings = json(
                "\"azp\": \"" + WEB + "\"",
                "\"aud\": \"" + WEB + "\"",
                "\"sub\": \"" + SUB + "\"",
                "\"scope\": \"" + SCOPE + "\"",
                "\"exp\": \"<EXP>\"",
                "\"expires_in\": \"<SECONDS>\"",
                "\"email\": \"ada@example.com\"",
                "\"email_verified\": \"true\"",
                "\"access_type\": \"offline\"");
        String typed = json(
                "\"issued_to\": \"" + WEB + "\"",
                "\"audience\": \"" + WEB + "\"",
                "\"user_id\": \"" + SUB + "\"",
                "\"scope\": \"" + SCOPE + "\"",
                "\"expires_in\": <SECONDS>",
                "\"email\": \"ada@example.com\"",
                "\"verified_email\": true",
                "\"access_type\": \"offline\"");
        String bare = json(
                "\"azp\": \"" + WEB + "\"",
                "\"aud\": \"" + WEB + "\"",
                "\"scope\": \"https://www.googleapis.com/auth/drive.readonly\"",
                "\"exp\": \"<EXP>\"",
                "\"expires_in\": \"<SECONDS>\"",
                "\"access_type\": \"offline\"");
        String robot = json(
                "\"azp\": \"" + DemoWorld.ROBOT.uniqueId() + "\"",
                "\"aud\": \"" + DemoWorld.ROBOT.uniqueId() + "\"",
                "\"sub\": \"" + DemoWorld.ROBOT.uniqueId() + "\"",
                "\"scope\": \"https://www.googleapis.com/auth/cloud-platform"
                        + " https://www.googleapis.com/auth/userinfo.email\"",
                "\"exp\": \"<EXP>\"",
                "\"expires_in\": \"<SECONDS>\"",
                "\"email\": \"" + DemoWorld.ROBOT.email() + "\"",
                "\"email_verified\": \"true\"",
                "\"access_type\": \"online\"");
        return Stream.of(
                        row(
                                "tokeninfo",
                                w -> w.get("/tokeninfo?access_token=" + w.accessToken(TokenWorld.SCOPES)),
                                200,
                                strings),
                        row(
                                "tokeninfo v3",
                                w -> w.get("/oauth2/v3/tokeninfo?access_token=" + w.accessToken(TokenWorld.SCOPES)),
                                200,
                                strings),
                        row(
                                "tokeninfo v1",
                                w -> w.get("/oauth2/v1/tokeninfo?access_token=" + w.accessToken(TokenWorld.SCOPES)),
                                200,
                                typed),
                        row(
                                "tokeninfo v2",
                                w -> w.get("/oauth2/v2/tokeninfo?access_token=" + w.accessToken(TokenWorld.SCOPES)),
                                200,
                                typed),
                        row(
                                "POST with a form",
                                w -> w.post("/tokeninfo", Params.of("access_token", w.accessToken(TokenWorld.SCOPES))),
                                200,
                                strings),
                        row(
                                "POST with the query",
                                w -> w.post("/tokeninfo?access_token=" + w.accessToken(TokenWorld.SCOPES), Params.NONE),
                                200,
                                strings),
                        row(
                                "POST with a bearer",
                                w -> w.post(
                                        "/tokeninfo", Params.NONE, AnswerRow.bearer(w.accessToken(TokenWorld.SCOPES))),
                                200,
                                strings),
                        row(
                                "of a service account",
                                w -> w.get("/tokeninfo?access_token=" + w.robotsToken()),
                                200,
                                robot),
                        row("without identity scopes", w -> w.get("/tokeninfo?access_token=" + weak(w)), 200, bare),
                        row("of an id_token", w -> w.get("/tokeninfo?id_token=" + idToken(w)), 200, ofIdToken()),
                        row(
                                "of an id_token v3",
                                w -> w.get("/oauth2/v3/tokeninfo?id_token=" + idToken(w)),
                                200,
                                ofIdToken()))
                .map(row -> row.and(NEVER_KEPT));
    }

    private static String ofIdToken() {
        return json(
                "\"iss\": \"<URL>\"",
                "\"azp\": \"" + WEB + "\"",
                "\"aud\": \"" + WEB + "\"",
                "\"sub\": \"" + SUB + "\"",
                "\"email\": \"ada@example.com\"",
                "\"email_verified\": \"true\"",
                "\"at_hash\": \"<HASH>\"",
                "\"name\": \"Ada Lovelace\"",
                "\"picture\": \"<URL>\"",
                "\"given_name\": \"Ada\"",
                "\"family_name\": \"Lovelace\"",
                "\"iat\": \"<TIME>\"",
                "\"exp\": \"<TIME>\"",
                "\"alg\": \"RS256\"",
                "\"kid\": \"fa4e<KEY>\"",
                "\"typ\": \"JWT\"");
    }

    private static Stream<AnswerRow> tokenInfoRefused() {
        String required = json(
                "\"error\": \"invalid_request\"",
                "\"error_description\": \"Either access_token, id_token, or token_handle required\"");
        return Stream.of(
                        row("tokeninfo: bad", w -> w.get("/tokeninfo?access_token=x"), 400, INVALID_VALUE),
                        row("tokeninfo v3: bad", w -> w.get("/oauth2/v3/tokeninfo?access_token=x"), 400, INVALID_VALUE),
                        row("tokeninfo v1: bad", w -> w.get("/oauth2/v1/tokeninfo?access_token=x"), 400, INVALID_VALUE),
                        row(
                                "tokeninfo v2: bad",
                                w -> w.get("/oauth2/v2/tokeninfo?access_token=x"),
                                400,
                                json("\"error_description\": \"Invalid Value\"")),
                        row(
                                "tokeninfo: expired",
                                w -> w.get("/tokeninfo?access_token=" + w.expiredToken()),
                                400,
                                INVALID_VALUE),
                        row("tokeninfo: no JWT", w -> w.get("/tokeninfo?id_token=x"), 400, INVALID_VALUE),
                        row(
                                "tokeninfo: altered JWT",
                                w -> w.get("/tokeninfo?id_token=" + idToken(w) + "AAAA"),
                                400,
                                INVALID_VALUE),
                        row("tokeninfo: nothing", w -> w.get("/tokeninfo"), 400, required),
                        row("tokeninfo: nothing posted", w -> w.post("/tokeninfo", Params.NONE), 400, required))
                .map(row -> row.and(NEVER_KEPT));
    }

    private static Stream<AnswerRow> keys() {
        String key = "{\n      \"kid\": \"fa4e<KEY>\",\n      \"n\": \"<N>\",\n      \"e\": \"AQAB\",\n"
                + "      \"alg\": \"RS256\",\n      \"use\": \"sig\",\n      \"kty\": \"RSA\"\n    }";
        String certificate = "\"fa4e<KEY>\": \"-----BEGIN CERTIFICATE-----\\n<BASE>\\n-----END CERTIFICATE-----\\n\"";
        String robot = "/robot/v1/metadata/x509/";
        String[] cached = {
            "Cache-Control",
            "public, max-age=19204, must-revalidate, no-transform",
            "Access-Control-Allow-Origin",
            "*",
            "Set-Cookie",
            ""
        };
        return Stream.of(
                row(
                                "keys",
                                w -> w.get("/oauth2/v3/certs"),
                                200,
                                "{\n  \"keys\": [\n    " + key + ",\n    " + key + "\n  ]\n}")
                        .and(cached),
                row("certificates", w -> w.get("/oauth2/v1/certs"), 200, json(certificate, certificate))
                        .and(cached),
                row("of a service account without keys", w -> w.get(robot + DemoWorld.ROBOT.email()), 200, "{}")
                        .and(cached),
                row(
                                "of a service account",
                                TokenServicesTableTest::certificatesOfRobot,
                                200,
                                json("\"<KEY>\": \"-----BEGIN CERTIFICATE-----\\n"
                                        + "<BASE>\\n"
                                        + "-----END CERTIFICATE-----\\n"
                                        + "\""))
                        .and(cached),
                row(
                        "of nobody",
                        w -> w.get(robot + "nobody@example.com"),
                        404,
                        HTML,
                        AnswerRow.notFound(robot + "nobody@example.com")));
    }

    private static HttpResponse<String> certificatesOfRobot(TokenWorld world) {
        var own = new TokenWorld();
        try (own) {
            own.google().createKeyFile(DemoWorld.ROBOT.email());
            return own.get("/robot/v1/metadata/x509/" + DemoWorld.ROBOT.email());
        }
    }

    private static String weak(TokenWorld world) {
        return world.accessToken(List.of("https://www.googleapis.com/auth/drive.readonly"));
    }

    private static String idToken(TokenWorld world) {
        return world.redeem(world.code()).path("id_token").asText();
    }
}
