package dev.understudy.server.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wycheproof's vectors for JWS, JWK and both, as far as they concern a verifier that knows RS256 and nothing else. */
class WycheproofTest {

    /** Marked invalid, but byte for byte the same as the valid vector 357. */
    private static final Set<Integer> MISLABELLED = Set.of(367, 370);

    /** Marked valid, but with a question mark inside a segment, which no base64url has. */
    private static final Set<Integer> NOT_BASE64URL = Set.of(372, 373);

    /** Signed by RS256 with a key declared for PS512: our keys are declared for nothing, and used for RS256 alone. */
    private static final Set<Integer> OTHER_ALGORITHM = Set.of(332);

    /** Keys for encryption: our keys are bare SubjectPublicKeyInfo, which says nothing of its use. */
    private static final List<String> OTHER_USE = List.of("enc");

    private static final Set<String> WEAK =
            Set.of("rejects1024bitRsaKey", "rejectsPublicExponent1", "rejectsKeyWithRocaVulnerability");

    private static Path vectors;

    @BeforeAll
    static void find() {
        vectors = Path.of(System.getProperty("understudy.vectors", "../../shared/vectors"));
        assumeTrue(
                Files.isDirectory(vectors),
                "the Wycheproof vectors are not at " + vectors + " (set -Dunderstudy.vectors=DIRECTORY)");
    }

    @ParameterizedTest
    @CsvSource({"json_web_signature_test.json, 251", "json_web_crypto_test.json, 12"})
    void no_invalid_signature_is_accepted_and_no_valid_one_refused(String file, int refusals) throws Exception {
        var wrong = new ArrayList<String>();
        int accepted = 0;
        int refused = 0;
        for (JsonNode group : groups(file)) {
            var key = group.path("public");
            if (!key.path("kty").asText().equals("RSA") || isForEncryption(key)) {
                continue;
            }
            for (JsonNode vector : group.path("tests")) {
                boolean expected = isExpected(key, vector);
                boolean verdict = accepts(key, vector.path("jws").asText());
                accepted += verdict ? 1 : 0;
                refused += verdict ? 0 : 1;
                int id = vector.path("tcId").asInt();
                boolean excluded =
                        MISLABELLED.contains(id) || NOT_BASE64URL.contains(id) || OTHER_ALGORITHM.contains(id);
                if (verdict != expected && !excluded) {
                    wrong.add(id + " " + vector.path("comment").asText());
                }
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(accepted).isPositive();
        assertThat(refused).isGreaterThanOrEqualTo(refusals);
    }

    @Test
    void weak_rsa_keys_are_refused() throws Exception {
        int seen = 0;
        for (JsonNode group : groups("json_web_key_test.json")) {
            String comment = group.path("tests").path(0).path("comment").asText();
            if (Set.of("rejectsKeyWithRocaVulnerability", "rejects1024bitRsaKey", "rejectsPublicExponent1")
                    .contains(comment)) {
                seen++;
                String text = Base64.getEncoder().encodeToString(encoded(group.path("public")));
                assertThatThrownBy(() -> KeyMaterial.publicKey(text)).isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThat(seen).isEqualTo(3);
    }

    /** What is valid with another algorithm is refused all the same. */
    private static boolean isExpected(JsonNode key, JsonNode vector) {
        return vector.path("result").asText().equals("valid")
                && key.path("alg").asText().equals("RS256");
    }

    private static boolean accepts(JsonNode key, String jws) throws Exception {
        RSAPublicKey open;
        try {
            open = KeyMaterial.checked(publicKey(key));
        } catch (IllegalArgumentException e) {
            return false;
        }
        return CompactJws.read(jws, CompactJwt.Form.CANONICAL)
                .filter(jwt -> jwt.isSignedWith(open))
                .isPresent();
    }

    private static boolean isForEncryption(JsonNode key) {
        return OTHER_USE.contains(key.path("use").asText())
                || key.path("key_ops").toString().contains("encrypt");
    }

    private static RSAPublicKey publicKey(JsonNode jwk) throws Exception {
        var spec = new RSAPublicKeySpec(number(jwk.path("n")), number(jwk.path("e")));
        return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
    }

    /** A SubjectPublicKeyInfo of a key that the JDK may refuse to make. */
    private static byte[] encoded(JsonNode set) {
        var jwk = set.path("keys").path(0);
        byte[] rsaEncryption = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
        byte[] numbers = Der.sequence(Der.integer(number(jwk.path("n"))), Der.integer(number(jwk.path("e"))));
        return Der.sequence(rsaEncryption, Der.bits(numbers));
    }

    private static BigInteger number(JsonNode base64url) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64url.asText()));
    }

    private static JsonNode groups(String file) throws IOException {
        return new ObjectMapper().readTree(vectors.resolve(file).toFile()).path("testGroups");
    }
}
