package dev.understudy.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.understudy.client.internal.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTokenVerifierTest {

    private static final RSAKey KEY = Samples.signingKey("one");
    private static final RSAKey STRANGER = Samples.signingKey("one");

    @AutoClose
    private final StubGoogle google = new StubGoogle();

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private IdTokenVerifier verifier;

    @BeforeEach
    void publishKeys() {
        publish(KEY);
        verifier = IdTokenVerifier.of(Samples.CLIENT_ID, google.surroundings());
        claims.put("iss", google.url().toString());
        claims.put("aud", Samples.CLIENT_ID);
        claims.put("azp", Samples.CLIENT_ID);
        claims.put("sub", "999000000000000001");
        claims.put("email", "ada@example.com");
        claims.put("iat", google.now().getEpochSecond());
        claims.put("exp", google.now().plusSeconds(3600).getEpochSecond());
    }

    @Test
    void a_true_token_tells_who_the_user_is() {
        var token = verifier.verify(signed(KEY));

        assertThat(token.subject()).isEqualTo("999000000000000001");
        assertThat(token.email()).hasValue("ada@example.com");
    }

    static List<List<Object>> lies() {
        return List.of(
                List.of("iss", "https://evil.example", "iss"),
                List.of("aud", "another", "aud"),
                List.of("aud", List.of("another", "one"), "aud"),
                List.of("sub", "", "sub"),
                List.of("exp", 1_000_000, "exp"),
                List.of("exp", "soon", "exp"),
                List.of("exp", 1e300, "exp"),
                List.of("exp", -1, "exp"),
                List.of("iat", 253_402_300_799L, "iat"));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void c19_a_wrong_claim_is_named(List<Object> lie) {
        claims.put((String) lie.get(0), lie.get(1));

        assertRefused(() -> verifier.verify(signed(KEY)), (String) lie.get(2));
    }

    @Test
    void c19_several_audiences_need_an_authorized_party() {
        claims.put("aud", List.of(Samples.CLIENT_ID, "another"));
        assertThat(verifier.verify(signed(KEY)).subject()).isNotEmpty();

        claims.put("azp", "another");
        assertRefused(() -> verifier.verify(signed(KEY)), "azp");
        claims.remove("azp");
        assertRefused(() -> verifier.verify(signed(KEY)), "azp");
    }

    @Test
    void c19_who_asked_for_the_token_is_checked_where_it_matters() {
        var strict = verifier.withAuthorizedParty(Samples.CLIENT_ID);
        assertThat(strict.verify(signed(KEY)).subject()).isNotEmpty();

        claims.put("azp", "the app of an Android phone");
        assertThat(verifier.verify(signed(KEY)).subject()).isNotEmpty();
        assertRefused(() -> strict.verify(signed(KEY)), "azp");

        claims.remove("azp");
        assertThat(strict.verify(signed(KEY)).subject()).isNotEmpty();
        assertRefused(() -> verifier.withAuthorizedParty("another").verify(signed(KEY)), "azp");
    }

    @Test
    void c19_a_minute_of_difference_between_clocks_is_forgiven_and_no_more() {
        google.advance(Duration.ofSeconds(3659));
        assertThat(verifier.verify(signed(KEY)).subject()).isNotEmpty();
        google.advance(Duration.ofSeconds(1));

        assertRefused(() -> verifier.verify(signed(KEY)), "exp");
        assertThat(verifier.withSkew(Duration.ofMinutes(5)).verify(signed(KEY)).subject())
                .isNotEmpty();
    }

    @Test
    void c3_the_nonce_must_be_the_one_that_was_sent() {
        claims.put("nonce", "n");

        assertThat(verifier.withNonce("n").verify(signed(KEY)).subject()).isNotEmpty();
        assertRefused(() -> verifier.withNonce("other").verify(signed(KEY)), "nonce");
        claims.remove("nonce");
        assertRefused(() -> verifier.withNonce("n").verify(signed(KEY)), "nonce");
    }

    @Test
    void the_hosted_domain_is_what_the_token_says_not_what_was_wished() {
        assertRefused(() -> verifier.withHostedDomain("example.org").verify(signed(KEY)), "hd");
        claims.put("hd", "example.org");
        assertThat(verifier.withHostedDomain("example.org").verify(signed(KEY)).hostedDomain())
                .hasValue("example.org");
    }

    @Test
    void a_token_of_another_login_does_not_fit_the_access_token() {
        claims.put("at_hash", "abc");

        assertRefused(() -> verifier.verify(signed(KEY), new AccessToken("t", Optional.empty())), "at_hash");
    }

    @Test
    void c19_a_signature_of_somebody_else_is_refused() {
        assertRefused(() -> verifier.verify(signed(STRANGER)), "the signature");
    }

    @Test
    void c19_no_signature_is_refused() {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        String header = encoder.encodeToString("{\"alg\":\"none\",\"kid\":\"one\"}".getBytes(StandardCharsets.UTF_8));
        String payload = encoder.encodeToString(StrictJson.compact(claims).getBytes(StandardCharsets.UTF_8));

        assertRefused(() -> verifier.verify(header + "." + payload + "."), "alg");
    }

    @Test
    void c19_the_public_key_is_no_shared_secret() throws Exception {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build();
        var token = new JWSObject(header, new Payload(StrictJson.compact(claims)));
        token.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));

        assertRefused(() -> verifier.verify(token.serialize()), "alg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s=", " %s", "%s\n", "%s.x", "%sA?", "a.b", ""})
    void a_token_that_is_not_written_strictly_is_refused(String shape) {
        assertRefused(() -> verifier.verify(shape.formatted(signed(KEY))), "the token");
    }

    @Test
    void a_name_that_comes_twice_is_refused() throws Exception {
        String twice = StrictJson.compact(claims).replace("{", "{\"aud\":\"x\",");

        assertRefused(() -> verifier.verify(Samples.signed(KEY, twice)), "the token");
    }

    @Test
    void c20_keys_are_fetched_once_and_again_for_a_new_key() {
        verifier.verify(signed(KEY));
        verifier.verify(signed(KEY));
        assertThat(google.asked("/oauth2/v3/certs")).hasSize(1);

        var rotated = Samples.signingKey("two");
        publish(KEY, rotated);
        google.advance(Duration.ofSeconds(61));
        verifier.verify(signed(rotated));

        assertThat(google.asked("/oauth2/v3/certs")).hasSize(2);
    }

    @Test
    void c20_a_token_that_names_no_key_is_good_by_the_only_one() {
        var nameless = new RSAKey.Builder(KEY).keyID(null).build();

        assertThat(verifier.verify(signed(nameless)).subject()).isNotEmpty();

        publish(nameless);
        google.advance(Duration.ofDays(2));
        claims.put("exp", google.now().plusSeconds(60).getEpochSecond());
        assertThat(verifier.verify(signed(nameless)).subject()).isNotEmpty();

        publish(KEY, Samples.signingKey("two"));
        google.advance(Duration.ofDays(2));
        claims.put("exp", google.now().plusSeconds(60).getEpochSecond());
        assertRefused(() -> verifier.verify(signed(nameless)), "kid");
    }

    @Test
    void c20_invented_key_ids_do_not_cause_a_flood() {
        verifier.verify(signed(KEY));

        for (int i = 0; i < 50; i++) {
            var invented = new RSAKey.Builder(STRANGER).keyID("invented-" + i).build();
            assertRefused(() -> verifier.verify(signed(invented)), "kid");
        }

        assertThat(google.asked("/oauth2/v3/certs")).hasSize(1);
    }

    @Test
    void a_key_set_with_a_secret_key_is_refused() {
        google.answer("/oauth2/v3/certs", 200, new JWKSet(KEY).toString(false));

        assertThatThrownBy(() -> verifier.verify(signed(KEY))).hasMessageContaining("must be secret");
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 8193})
    void c19_keys_that_are_too_weak_or_too_large_are_refused(int bits) {
        var modulus = java.math.BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
        var key = new RSAKey.Builder(com.nimbusds.jose.util.Base64URL.encode(modulus), KEY.getPublicExponent())
                .keyID("one")
                .build();
        publish(key);

        assertThatThrownBy(() -> verifier.verify(signed(KEY))).isInstanceOf(IdTokenInvalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://accounts.google.com", "accounts.google.com"})
    void c19_google_writes_its_issuer_in_two_ways_and_nobody_else_does(String issuer) {
        var real = Endpoints.google();
        var here = google.surroundings().endpoints();
        var endpoints = new Endpoints(
                real.authorization(),
                real.token(),
                real.revocation(),
                real.deviceAuthorization(),
                real.tokenInfo(),
                real.userInfo(),
                here.keys(),
                real.issuer(),
                real.apis(),
                real.iam(),
                real.securityTokens(),
                real.metadata());
        claims.put("iss", issuer);

        assertThat(IdTokenVerifier.of(Samples.CLIENT_ID, google.surroundings().withEndpoints(endpoints))
                        .verify(signed(KEY))
                        .subject())
                .isEqualTo("999000000000000001");
        assertRefused(() -> verifier.verify(signed(KEY)), "iss");
    }

    @Test
    void c19_times_reach_from_1970_to_9999() {
        claims.put("iat", 0);
        claims.put("exp", 253_402_300_799L);
        assertThat(verifier.verify(signed(KEY)).expiresAt()).hasToString("9999-12-31T23:59:59Z");

        claims.put("exp", 253_402_300_800L);
        assertRefused(() -> verifier.verify(signed(KEY)), "exp");
    }

    private void assertRefused(Callable<IdToken> verification, String claim) {
        assertThatThrownBy(verification::call)
                .isInstanceOfSatisfying(
                        IdTokenInvalid.class,
                        invalid -> assertThat(invalid.claim()).isEqualTo(claim));
    }

    private void publish(RSAKey... keys) {
        google.answer("/oauth2/v3/certs", 200, new JWKSet(List.of(keys)).toString(true));
    }

    private String signed(RSAKey key) {
        return Samples.signed(key, StrictJson.compact(claims));
    }
}
