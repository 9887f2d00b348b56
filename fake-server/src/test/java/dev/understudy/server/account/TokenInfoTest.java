package dev.understudy.server.account;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.TokenWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TokenInfoTest {

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    private final JsonNode tokens = world.redeem(world.code());

    @Test
    void fields_choose_members() {
        var info = json(world.get("/tokeninfo?fields=scope&access_token=" + accessToken()));

        assertThat(info.properties()).extracting(Map.Entry::getKey).containsExactly("scope");
    }

    @Test
    void dead_unknown_and_foreign_tokens_are_invalid_values() {
        String expired = accessToken();
        String idToken = tokens.path("id_token").asText();
        String altered = idToken.substring(0, idToken.lastIndexOf('.') + 1) + "AAAA";
        world.advance(Duration.ofMinutes(61));

        for (String query :
                List.of("access_token=" + expired, "access_token=x", "id_token=" + idToken, "id_token=" + altered)) {
            var reply = world.get("/tokeninfo?" + query);
            assertThat(reply.statusCode()).isEqualTo(400);
            assertThat(reply.body())
                    .isEqualTo("{\n  \"error\": \"invalid_token\",\n  \"error_description\": \"Invalid Value\"\n}");
            assertThat(world.why()).isNotEmpty();
        }
    }

    private String accessToken() {
        return tokens.path("access_token").asText();
    }
}
