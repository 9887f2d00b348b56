package dev.understudy.server.account;

import static dev.understudy.server.testing.AnswerRow.bearer;
import static dev.understudy.server.testing.AnswerRow.json;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.testing.AnswerRow;
import dev.understudy.server.testing.AnswerTable;
import dev.understudy.server.wire.Params;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Userinfo under all its URLs (Google, "OpenID Connect"): a row for each row of what is known of it. */
class UserInfoTableTest extends AnswerTable {

    private static final String REALM = "Bearer realm=\"https://accounts.google.com/\"";
    private static final String SUB = DemoWorld.ADA.sub();

    @Override
    protected Stream<AnswerRow> rows() {
        return Stream.concat(userInfo(), userInfoRefused());
    }

    private static Stream<AnswerRow> userInfo() {
        String current = json(
                "\"sub\": \"" + SUB + "\"",
                "\"name\": \"Ada Lovelace\"",
                "\"given_name\": \"Ada\"",
                "\"family_name\": \"Lovelace\"",
                "\"picture\": \"<URL>\"",
                "\"email\": \"ada@example.com\"",
                "\"email_verified\": true");
        String old = json(
                "\"id\": \"" + SUB + "\"",
                "\"email\": \"ada@example.com\"",
                "\"verified_email\": true",
                "\"name\": \"Ada Lovelace\"",
                "\"given_name\": \"Ada\"",
                "\"family_name\": \"Lovelace\"",
                "\"picture\": \"<URL>\"");
        return Stream.of(
                        Stream.of("/v1/userinfo", "/oauth2/v3/userinfo")
                                .map(path -> row(
                                        path,
                                        w -> w.get(path, bearer(w.accessToken(TokenWorld.SCOPES))),
                                        200,
                                        current)),
                        Stream.of("/oauth2/v1/userinfo", "/oauth2/v2/userinfo", "/userinfo/v2/me")
                                .map(path -> row(
                                        path, w -> w.get(path, bearer(w.accessToken(TokenWorld.SCOPES))), 200, old)),
                        Stream.of(
                                row(
                                        "userinfo: token in the query",
                                        w -> w.get(
                                                "/oauth2/v3/userinfo?access_token=" + w.accessToken(TokenWorld.SCOPES)),
                                        200,
                                        current),
                                row(
                                        "userinfo: POST",
                                        w -> w.post(
                                                "/v1/userinfo", Params.NONE, bearer(w.accessToken(TokenWorld.SCOPES))),
                                        200,
                                        current),
                                row(
                                        "userinfo: openid alone",
                                        w -> w.get("/v1/userinfo", bearer(w.accessToken(List.of(Scopes.OPENID)))),
                                        200,
                                        json("\"sub\": \"" + SUB + "\"")),
                                row(
                                        "userinfo: email alone",
                                        w -> w.get("/v1/userinfo", bearer(w.accessToken(List.of(Scopes.EMAIL)))),
                                        200,
                                        json(
                                                "\"sub\": \"" + SUB + "\"",
                                                "\"email\": \"ada@example.com\"",
                                                "\"email_verified\": true"))))
                .flatMap(Function.identity());
    }

    private static Stream<AnswerRow> userInfoRefused() {
        String credentials = json("\"error\": \"invalid_request\"", "\"error_description\": \"Invalid Credentials\"");
        String invalid = REALM + ", error=\"invalid_token\"";
        return Stream.of(
                        Stream.of("/v1/userinfo", "/oauth2/v3/userinfo")
                                .flatMap(path -> Stream.of(
                                        row(path + ": no token", w -> w.get(path), 401, credentials)
                                                .and("WWW-Authenticate", REALM),
                                        row(path + ": bad", w -> w.get(path, bearer("x")), 401, credentials)
                                                .and("WWW-Authenticate", invalid),
                                        row(
                                                        path + ": expired",
                                                        w -> w.get(path, bearer(w.expiredToken())),
                                                        401,
                                                        credentials)
                                                .and("WWW-Authenticate", invalid))),
                        Stream.of("/oauth2/v1/userinfo", "/oauth2/v2/userinfo", "/userinfo/v2/me")
                                .flatMap(path -> Stream.of(
                                        row(
                                                        path + ": no token",
                                                        w -> w.get(path),
                                                        401,
                                                        api(
                                                                "Request is missing required authentication"
                                                                        + " credential.",
                                                                "Login Required.",
                                                                "required"))
                                                .and("WWW-Authenticate", REALM),
                                        row(
                                                        path + ": bad",
                                                        w -> w.get(path, bearer("x")),
                                                        401,
                                                        api(
                                                                "Request had invalid authentication credentials.",
                                                                "Invalid Credentials",
                                                                "authError"))
                                                .and("WWW-Authenticate", invalid))),
                        Stream.of(row(
                                        "userinfo: POST with a form",
                                        w -> w.post(
                                                "/v1/userinfo",
                                                Params.of("access_token", w.accessToken(TokenWorld.SCOPES))),
                                        401,
                                        credentials)
                                .and("WWW-Authenticate", REALM)))
                .flatMap(Function.identity());
    }

    private static String api(String message, String summary, String reason) {
        return """
            {
              "error": {
                "code": 401,
                "message": "%s Expected OAuth 2 access token, login cookie or other valid authentication\
             credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.",
                "errors": [
                  {
                    "message": "%s",
                    "domain": "global",
                    "reason": "%s",
                    "location": "Authorization",
                    "locationType": "header"
                  }
                ],
                "status": "UNAUTHENTICATED"
              }
            }\
            """.formatted(message, summary, reason);
    }
}
