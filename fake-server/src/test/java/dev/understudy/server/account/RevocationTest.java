package dev.understudy.server.account;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.wire.Params;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationTest {

    private TokenWorld world;
    private JsonNode tokens;

    @BeforeEach
    void start() {
        world = new TokenWorld();
        tokens = world.redeem(world.code());
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "refresh_token"})
    void any_token_ends_the_whole_grant(String which) {
        var second = world.redeem(world.code());

        var reply = world.post("/revoke", Params.of("token", token(which)));

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{}");
        for (var dead : List.of(tokens, second)) {
            assertThat(world.get("/tokeninfo?access_token="
                                    + dead.path("access_token").asText())
                            .statusCode())
                    .isEqualTo(400);
            assertThat(json(world.post(
                                    "/token",
                                    world.refresh(dead.path("refresh_token").asText())))
                            .path("error")
                            .asText())
                    .isEqualTo("invalid_grant");
        }
    }

    @Test
    void a_later_grant_is_another() {
        world.post("/revoke", Params.of("token", token("access_token")));

        var later = world.redeem(world.code());

        assertThat(world.post(
                                "/token",
                                world.refresh(later.path("refresh_token").asText()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(world.post("/token", world.refresh(token("refresh_token"))).statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_token_may_come_in_the_query() {
        assertThat(world.post("/revoke?token=" + token("access_token"), Params.NONE)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void get_works_at_the_old_url_only() {
        var modern = world.get("/revoke?token=" + token("access_token"));
        assertThat(modern.statusCode()).isEqualTo(404);
        assertThat(modern.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");

        assertThat(world.get("/o/oauth2/revoke?token=" + token("access_token")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void dead_and_unknown_tokens_are_invalid() {
        world.post("/revoke", Params.of("token", token("access_token")));

        for (String token : List.of(token("access_token"), token("refresh_token"), "x")) {
            var reply = world.post("/revoke", Params.of("token", token));
            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(reply.body())
                    .isEqualTo("{\n  \"error\": \"invalid_token\",\n"
                            + "  \"error_description\": \"Token expired or revoked\"\n}");
        }
    }

    private String token(String which) {
        return tokens.path(which).asText();
    }
}
