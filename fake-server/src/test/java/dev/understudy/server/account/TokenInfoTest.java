package dev.understudy.server.account;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.wire.Params;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenInfoTest {

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
    @ValueSource(strings = {"/tokeninfo", "/oauth2/v3/tokeninfo"})
    void today_every_value_is_a_string(String path) {
        var info = json(world.get(path + "?access_token=" + accessToken()));

        assertThat(info.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "azp", "aud", "sub", "scope", "exp", "expires_in", "email", "email_verified", "access_type");
        assertThat(info.properties()).allMatch(member -> member.getValue().isTextual());
        assertThat(info.path("aud").asText()).isEqualTo(TokenWorld.WEB.id());
        assertThat(info.path("expires_in").asText()).isEqualTo("3599");
        assertThat(info.path("access_type").asText()).isEqualTo("offline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/v1/tokeninfo", "/oauth2/v2/tokeninfo"})
    void older_versions_have_numbers_and_booleans(String path) {
        var info = json(world.get(path + "?access_token=" + accessToken()));

        assertThat(info.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "issued_to",
                        "audience",
                        "user_id",
                        "scope",
                        "expires_in",
                        "email",
                        "verified_email",
                        "access_type");
        assertThat(info.path("expires_in").isNumber()).isTrue();
        assertThat(info.path("verified_email").isBoolean()).isTrue();
    }

    @Test
    void a_token_may_come_in_the_form_or_the_header() {
        var inForm = world.post("/tokeninfo", Params.of("access_token", accessToken()));
        var inHeader = world.post("/tokeninfo", Params.NONE, "Authorization", "Bearer " + accessToken());

        assertThat(inForm.statusCode()).isEqualTo(200);
        assertThat(inHeader.body()).isEqualTo(inForm.body());
    }

    @Test
    void fields_choose_members() {
        var info = json(world.get("/tokeninfo?fields=scope&access_token=" + accessToken()));

        assertThat(info.properties()).extracting(Map.Entry::getKey).containsExactly("scope");
    }

    @Test
    void of_an_id_token_claims_and_header_are_told_as_strings() {
        var info =
                json(world.get("/tokeninfo?id_token=" + tokens.path("id_token").asText()));

        assertThat(info.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "iss",
                        "azp",
                        "aud",
                        "sub",
                        "email",
                        "email_verified",
                        "at_hash",
                        "name",
                        "picture",
                        "given_name",
                        "family_name",
                        "iat",
                        "exp",
                        "alg",
                        "kid",
                        "typ");
        assertThat(info.properties()).allMatch(member -> member.getValue().isTextual());
        assertThat(info.path("sub").asText()).isEqualTo(DemoWorld.ADA.sub());
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

    @Test
    void version_2_does_not_name_its_error() {
        assertThat(world.get("/oauth2/v2/tokeninfo?access_token=x").body())
                .isEqualTo("{\n  \"error_description\": \"Invalid Value\"\n}");
    }

    @Test
    void without_a_token_it_says_what_is_required() {
        assertThat(world.get("/tokeninfo").body())
                .isEqualTo("{\n  \"error\": \"invalid_request\",\n  \"error_description\":"
                        + " \"Either access_token, id_token, or token_handle required\"\n}");
    }

    private String accessToken() {
        return tokens.path("access_token").asText();
    }
}
