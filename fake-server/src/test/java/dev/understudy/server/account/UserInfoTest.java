package dev.understudy.server.account;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Profile;
import dev.understudy.server.wire.Params;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserInfoTest {

    private static final String REALM = "Bearer realm=\"https://accounts.google.com/\"";

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    @Test
    void the_picture_is_at_this_server() {
        var info = json(world.get("/v1/userinfo", "Authorization", "Bearer " + token(TokenWorld.SCOPES)));
        String url = info.path("picture").asText();
        assertThat(url).startsWith(world.google().url() + "/a/" + DemoWorld.ADA.sub());

        var picture = world.get(url.substring(world.google().url().toString().length()));

        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(picture.body()).contains("<svg").contains(">A</text>");
        assertThat(world.get("/a/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void a_dead_token_is_refused_in_oauths_shape() {
        String token = token(TokenWorld.SCOPES);
        world.advance(Duration.ofHours(2));

        var reply = world.get("/v1/userinfo", "Authorization", "Bearer " + token);

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(reply.headers().firstValue("WWW-Authenticate")).hasValue(REALM + ", error=\"invalid_token\"");
        assertThat(reply.body())
                .isEqualTo("{\n  \"error\": \"invalid_request\",\n  \"error_description\": \"Invalid Credentials\"\n}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/userinfo", "/oauth2/v2/userinfo"})
    void two_tokens_are_one_too_many(String path) {
        String token = token(TokenWorld.SCOPES);

        var reply = world.get(path + "?access_token=" + token, "Authorization", "Bearer " + token);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.headers().firstValue("WWW-Authenticate")).hasValue(REALM + ", error=\"invalid_request\"");
        assertThat(reply.body()).contains("The request carries more than one access token.");
    }

    @Test
    void a_post_takes_the_header_and_in_strict_a_form() {
        String header = "Bearer " + token(TokenWorld.SCOPES);
        var form = Params.of("access_token", token(TokenWorld.SCOPES));

        assertThat(json(world.post("/v1/userinfo", Params.NONE, "Authorization", header))
                        .path("sub")
                        .asText())
                .isEqualTo(DemoWorld.ADA.sub());
        assertThat(world.post("/v1/userinfo", form).statusCode()).isEqualTo(401);
        try (var strict = new TokenWorld(Profile.STRICT)) {
            var own = strict.redeem(strict.code());
            var inForm = Params.of("access_token", own.path("access_token").asText());
            String inHeader = "Bearer " + own.path("access_token").asText();

            assertThat(json(strict.post("/v1/userinfo", inForm)).path("email").asText())
                    .isEqualTo(DemoWorld.ADA.email());
            assertThat(json(strict.post("/v1/userinfo", Params.NONE, "Authorization", inHeader))
                            .path("sub")
                            .asText())
                    .isEqualTo(DemoWorld.ADA.sub());
            assertThat(strict.post("/v1/userinfo", inForm, "Authorization", inHeader)
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void without_an_identity_scope_nothing_is_told() {
        String token = token(List.of("https://www.googleapis.com/auth/drive.readonly"));

        var reply = world.get("/v1/userinfo", "Authorization", "Bearer " + token);

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reply.headers().firstValue("WWW-Authenticate")).hasValue(REALM + ", error=\"insufficient_scope\"");
    }

    private String token(List<String> scopes) {
        return world.redeem(world.code(scopes)).path("access_token").asText();
    }
}
