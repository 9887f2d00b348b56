package dev.understudy.server.iam;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import java.net.http.HttpResponse;

/** What the tests of the token exchange share: Google's form of a refusal, and what an exchanged token is good for. */
final class Sts {

    private Sts() {}

    /** The whole body of a refusal. */
    static String body(String error, String words) {
        return "{\n  \"error\": \"%s\",\n  \"error_description\": \"%s\"\n}".formatted(error, words);
    }

    /** The status with which the demo world's service account lends itself to who was given this token. */
    static int actAsRobot(TokenWorld world, HttpResponse<String> exchanged) {
        return world.post(
                        "/v1/projects/-/serviceAccounts/" + DemoWorld.ROBOT.email() + ":generateAccessToken",
                        "application/json",
                        "{\"scope\":[\"https://www.googleapis.com/auth/drive\"]}",
                        "Authorization",
                        "Bearer "
                                + TokenWorld.json(exchanged)
                                        .path("access_token")
                                        .asText())
                .statusCode();
    }
}
