package dev.understudy.server.account;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.understudy.server.TokenWorld;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    @Test
    void every_url_is_at_this_server() {
        var reply = world.get("/.well-known/openid-configuration");

        var document = json(reply);
        String base = world.google().url().toString();
        assertThat(document.path("issuer").asText()).isEqualTo(base);
        assertThat(document.properties())
                .filteredOn(member -> member.getKey().matches(".*_(endpoint|uri)"))
                .hasSize(6)
                .allMatch(member -> member.getValue().asText().startsWith(base + "/"));
        assertThat(reply.headers().firstValue("Cache-Control")).hasValue("public, max-age=3600");
    }

    @Test
    void the_members_are_googles() {
        assertThat(json(world.get("/.well-known/openid-configuration")).properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "issuer",
                        "authorization_endpoint",
                        "device_authorization_endpoint",
                        "token_endpoint",
                        "userinfo_endpoint",
                        "revocation_endpoint",
                        "jwks_uri",
                        "response_types_supported",
                        "subject_types_supported",
                        "id_token_signing_alg_values_supported",
                        "scopes_supported",
                        "token_endpoint_auth_methods_supported",
                        "claims_supported",
                        "code_challenge_methods_supported",
                        "grant_types_supported");
    }

    @Test
    void the_published_keys_verify_id_tokens_before_and_after_a_rotation() throws Exception {
        var before = idToken();
        var fetched = keys();
        world.google().signingKeys().rotate();
        var after = idToken();

        assertThat(after.getHeader().getKeyID()).isNotEqualTo(before.getHeader().getKeyID());
        for (var jwt : List.of(before, after)) {
            assertThat(verifies(jwt, fetched)).isTrue();
            assertThat(verifies(jwt, keys())).isTrue();
        }
    }

    @Test
    void the_key_set_is_public_halves_of_strong_keys_with_unique_ids() throws Exception {
        var keys = keys();

        assertThat(keys.getKeys()).hasSize(2).noneMatch(key -> key.isPrivate()).allMatch(key -> key.size() >= 2048);
        assertThat(keys.getKeys())
                .extracting(key -> key.getKeyID())
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{40}"));
        assertThat(world.get("/oauth2/v3/certs").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("public, max-age="));
    }

    private JWKSet keys() throws Exception {
        return JWKSet.parse(world.get("/oauth2/v3/certs").body());
    }

    private SignedJWT idToken() throws Exception {
        return SignedJWT.parse(world.redeem(world.code()).path("id_token").asText());
    }

    private static boolean verifies(SignedJWT jwt, JWKSet keys) throws Exception {
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
        return key != null && jwt.verify(new RSASSAVerifier(key.toRSAKey()));
    }
}
