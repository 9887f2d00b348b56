package dev.understudy.server.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.lab.Fault;
import dev.understudy.server.lab.FaultRule;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.testing.Visitor;
import dev.understudy.server.token.CompactJwt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Faults of id_tokens; all but one are signed as they must be, so that only the one thing is wrong. */
class IdTokenFaultsTest {

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    @Test
    void expired_id_token() {
        var token = tokenWith(new ExpiredIdToken());

        assertThat(token.claims().path("exp").asLong()).isLessThan(Instant.now().getEpochSecond());
        assertThat(world.google().signingKeys().signed(token)).isTrue();
    }

    @Test
    void wrongly_signed_id_token() {
        var token = tokenWith(new WronglySignedIdToken());

        assertThat(token.claims().path("aud").asText()).isEqualTo(TokenWorld.WEB.id());
        assertThat(token.keyId()).isPresent();
        assertThat(world.google().signingKeys().signed(token)).isFalse();
    }

    @Test
    void wrong_nonce() {
        var token = tokenWith(new WrongNonce());

        assertThat(token.claims().path("nonce").asText()).isEqualTo("FAKE-nonce-of-another-request");
        assertThat(world.google().signingKeys().signed(token)).isTrue();
    }

    @Test
    void wrong_audience() {
        var token = tokenWith(new WrongAudience());

        assertThat(token.claims().path("aud").asText()).startsWith("999999999999-");
        assertThat(world.google().signingKeys().signed(token)).isTrue();
    }

    @Test
    void wrong_issuer() {
        var token = tokenWith(new WrongIssuer());

        assertThat(token.claims().path("iss").asText()).isEqualTo("https://issuer.invalid");
        assertThat(world.google().signingKeys().signed(token)).isTrue();
    }

    @Test
    void wrong_issuer_in_the_fragment_of_a_redirect() {
        world.google().lab().fail(FaultRule.always(DemoWorld.PROJECT, "authorize.consent", new WrongIssuer()));
        var request = Visitor.request(
                DemoWorld.WEB, TokenWorld.REDIRECT, "response_type", "id_token", "nonce", "n", "scope", "openid email");

        String location = new Visitor(world.google().url())
                .allow(request, TokenWorld.ADA.email())
                .location();

        String jwt = location.replaceFirst(".*[#&]id_token=", "").replaceFirst("&.*", "");
        assertThat(read(jwt).claims().path("iss").asText()).isEqualTo("https://issuer.invalid");
    }

    @Test
    void key_rotation_at_a_bad_moment_uses_a_key_that_nobody_could_have_fetched() {
        var before = keyIds();

        var token = tokenWith(new KeyRotation());

        assertThat(before).doesNotContain(token.keyId().orElseThrow());
        assertThat(keyIds()).contains(token.keyId().orElseThrow());
    }

    @Test
    void key_rotation_is_of_one_project_and_stays() {
        var before = keyIds();

        var token = tokenWith(new KeyRotation());

        var next = read(world.redeem(world.code()).path("id_token").asText());
        var another = read(world.google().signingKeys().sign(Map.of("azp", "client-of-another-project")));
        assertThat(next.keyId()).isEqualTo(token.keyId());
        assertThat(before).contains(another.keyId().orElseThrow());

        var again = tokenWith(new KeyRotation());

        assertThat(again.keyId()).isNotEqualTo(token.keyId());
        assertThat(world.google().signingKeys().signed(token)).isTrue();

        world.google().signingKeys().rotate();

        var shared = read(world.redeem(world.code()).path("id_token").asText());
        assertThat(before).contains(shared.keyId().orElseThrow());
        assertThat(world.google().signingKeys().signed(again)).isTrue();
    }

    private CompactJwt tokenWith(Fault fault) {
        fail("token", fault);
        return read(world.redeem(world.code()).path("id_token").asText());
    }

    private static CompactJwt read(String jwt) {
        return CompactJwt.read(jwt, CompactJwt.Form.CANONICAL).orElseThrow();
    }

    private List<String> keyIds() {
        var ids = new ArrayList<String>();
        for (JsonNode key : TokenWorld.json(world.get("/oauth2/v3/certs")).path("keys")) {
            ids.add(key.path("kid").asText());
        }
        return ids;
    }

    private void fail(String endpoint, Fault fault) {
        world.google().lab().fail(FaultRule.once(DemoWorld.PROJECT, endpoint, fault));
    }
}
