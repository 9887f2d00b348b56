package dev.understudy.server.grant;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.ConsentScreen;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.token.OpaqueTokens;
import dev.understudy.server.wire.Params;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RefreshTokenGrantTest {

    private static final String DRIVE = "https://www.googleapis.com/auth/drive.readonly";

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    @Test
    void access_tokens_that_were_over_a_day_ago_are_forgotten() {
        String token = refreshToken();
        String first = refresh(token).path("access_token").asText();
        world.advance(Duration.ofHours(24));
        refresh(token);
        assertThat(world.records().accessTokens().find(OpaqueTokens.key(first))).isPresent();

        world.advance(Duration.ofMinutes(61));
        refresh(token);

        assertThat(world.records().accessTokens().find(OpaqueTokens.key(first))).isEmpty();
        assertThat(world.get("/tokeninfo?access_token=" + first).statusCode()).isEqualTo(400);
    }

    @Test
    void a_refresh_gives_everything_but_a_new_refresh_token() {
        var answer = refresh(refreshToken());

        assertThat(answer.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("access_token", "expires_in", "scope", "token_type", "id_token");
        assertThat(answer.path("expires_in").asInt()).isEqualTo(3599);
        assertThat(answer.path("scope").asText()).isEqualTo(String.join(" ", TokenWorld.SCOPES));
    }

    @Test
    void a_refresh_may_ask_for_less_and_keeps_the_right_to_all() {
        String token = refreshToken();

        var narrow = json(world.post("/token", world.refresh(token).with("scope", DRIVE)));

        assertThat(narrow.path("scope").asText()).isEqualTo(DRIVE);
        assertThat(narrow.has("id_token")).isFalse();
        assertThat(refresh(token).path("scope").asText()).isEqualTo(String.join(" ", TokenWorld.SCOPES));
    }

    @Test
    void a_refresh_token_dies_after_six_idle_months_and_not_before() {
        String token = refreshToken();
        world.advance(Duration.ofDays(150));
        assertThat(refresh(token).has("access_token")).isTrue();
        world.advance(Duration.ofDays(150));
        assertThat(refresh(token).has("access_token")).isTrue();

        var lastUse = Instant.now().plus(Duration.ofDays(300)).atOffset(ZoneOffset.UTC);
        world.advance(Duration.between(lastUse, lastUse.plusMonths(6)).plusMinutes(1));

        assertThat(words(refresh(token))).isEqualTo("Token has been expired or revoked.");
        assertThat(world.why()).contains("not used for 6 months");
    }

    @Test
    void in_testing_a_refresh_token_lives_seven_days() {
        setTesting();
        var answer = world.redeem(world.code());
        String token = answer.path("refresh_token").asText();
        assertThat(answer.properties()).last().extracting(Map.Entry::getKey).isEqualTo("refresh_token_expires_in");
        assertThat(answer.path("refresh_token_expires_in").asLong()).isEqualTo(604_799);

        world.advance(Duration.ofDays(6));
        assertThat(refresh(token).has("access_token")).isTrue();
        world.advance(Duration.ofDays(1));
        assertThat(words(refresh(token))).isEqualTo("Token has been expired or revoked.");
        assertThat(world.why()).contains("in Testing");

        world.advance(Duration.ofHours(13));
        assertThat(words(refresh(token))).isEqualTo("Bad Request");
    }

    @Test
    void in_testing_identity_scopes_alone_are_not_limited() {
        setTesting();

        var answer = world.redeem(world.code(List.of(Scopes.EMAIL, Scopes.OPENID)));

        assertThat(answer.has("refresh_token_expires_in")).isFalse();
    }

    @Test
    void a_revoked_token_is_remembered_for_twelve_hours() {
        String token = refreshToken();
        world.post("/revoke", Params.of("token", token));

        assertThat(words(refresh(token))).isEqualTo("Token has been expired or revoked.");
        world.advance(Duration.ofHours(11));
        assertThat(words(refresh(token))).isEqualTo("Token has been expired or revoked.");
        world.advance(Duration.ofHours(2));
        assertThat(words(refresh(token))).isEqualTo("Bad Request");
    }

    @Test
    void the_hundred_and_first_token_silently_ends_the_first() {
        var tokens = new ArrayList<String>();
        for (int i = 0; i < 101; i++) {
            tokens.add(refreshToken());
        }

        assertThat(refresh(tokens.get(100)).has("access_token")).isTrue();
        assertThat(refresh(tokens.get(1)).has("access_token")).isTrue();
        assertThat(words(refresh(tokens.get(0)))).isEqualTo("Token has been expired or revoked.");
        assertThat(world.why()).contains("100 newer refresh tokens");
    }

    @Test
    void a_deleted_account_refreshes_nothing() {
        String token = refreshToken();
        world.records().users().take(DemoWorld.ADA.sub());

        assertThat(words(refresh(token))).isEqualTo("Account has been deleted");
    }

    @Test
    void an_internal_app_refuses_outsiders() {
        String token = refreshToken();
        var old = project();
        var screen = old.consentScreen();
        putScreen(new ConsentScreen(
                screen.appName(),
                screen.supportEmail(),
                Optional.of(DemoWorld.DOMAIN),
                screen.publishing(),
                screen.verified(),
                Set.of()));

        var reply = world.post("/token", world.refresh(token));

        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(json(reply).path("error").asText()).isEqualTo("org_internal");
        assertThat(words(json(reply))).isEqualTo("This client is restricted to users within its organization.");
    }

    private String refreshToken() {
        return world.redeem(world.code()).path("refresh_token").asText();
    }

    private JsonNode refresh(String token) {
        return json(world.post("/token", world.refresh(token)));
    }

    private static String words(JsonNode answer) {
        return answer.path("error_description").asText();
    }

    private void setTesting() {
        var screen = project().consentScreen();
        putScreen(new ConsentScreen(
                screen.appName(),
                screen.supportEmail(),
                screen.internalTo(),
                ConsentScreen.Publishing.TESTING,
                screen.verified(),
                Set.of(DemoWorld.ADA.email())));
    }

    private Project project() {
        return world.records().projects().find(DemoWorld.PROJECT).orElseThrow();
    }

    private void putScreen(ConsentScreen screen) {
        world.records().projects().update(DemoWorld.PROJECT, old -> old.withConsentScreen(screen));
    }
}
