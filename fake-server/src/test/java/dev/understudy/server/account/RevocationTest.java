package dev.understudy.server.account;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.wire.Params;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationTest {

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    private final JsonNode tokens = world.redeem(world.code());

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

    private String token(String which) {
        return tokens.path(which).asText();
    }
}
