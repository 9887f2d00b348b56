package dev.understudy.server.account;

import static dev.understudy.server.TokenWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.understudy.server.TokenWorld;
import dev.understudy.server.model.DemoWorld;
import dev.understudy.server.model.Status;
import dev.understudy.server.token.KeyFile;
import dev.understudy.server.token.KeyMaterial;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatesTest {

    private static final String ROBOT = DemoWorld.ROBOT.email();

    @AutoClose
    private final TokenWorld world = new TokenWorld();

    @Test
    void a_certificate_verifies_an_id_token_as_oauth2client_does_it() throws Exception {
        var jwt = SignedJWT.parse(world.redeem(world.code()).path("id_token").asText());
        var certificates = json(world.get("/oauth2/v1/certs"));

        var certificate =
                certificate(certificates.path(jwt.getHeader().getKeyID()).asText());

        assertThat(jwt.verify(new RSASSAVerifier((RSAPublicKey) certificate.getPublicKey())))
                .isTrue();
        assertThat(certificate.getSubjectX500Principal().getName())
                .isEqualTo("CN=federated-signon.system.gserviceaccount.com");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        certificate.checkValidity();
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void the_keys_of_a_service_account_are_published_in_three_forms() throws Exception {
        var file = KeyFile.read(world.google().createKeyFile(ROBOT));
        var key = KeyMaterial.keyPair(file.privateKey(), file.keyId()).toRSAPublicKey();

        var certificate = certificate(json(world.get("/robot/v1/metadata/x509/" + ROBOT.replace("@", "%40")))
                .path(file.keyId())
                .asText());
        var set = JWKSet.parse(world.get("/robot/v1/metadata/jwk/" + ROBOT).body());
        var raw = json(world.get("/robot/v1/metadata/raw/" + ROBOT));

        assertThat(certificate.getPublicKey()).isEqualTo(key);
        assertThat(set.getKeyByKeyId(file.keyId()).toRSAKey().toRSAPublicKey()).isEqualTo(key);
        assertThat(raw.path(file.keyId()).asText()).startsWith("-----BEGIN PUBLIC KEY-----");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DISABLED", "DELETED"})
    void a_key_out_of_use_is_not_published(Status status) {
        var file = KeyFile.read(world.google().createKeyFile(ROBOT));

        world.google().serviceAccountKeys().setStatus(ROBOT, file.keyId(), status);

        assertThat(world.get("/robot/v1/metadata/x509/" + ROBOT).body()).isEqualTo("{}");
    }

    @Test
    void an_unknown_account_is_not_found() {
        assertThat(world.get("/robot/v1/metadata/x509/nobody@x").statusCode()).isEqualTo(404);
    }

    @Test
    void the_older_key_file_opens_with_notasecret() throws Exception {
        byte[] file = world.google().serviceAccountKeys().createPkcs12(ROBOT, Instant.now());

        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(file), "notasecret".toCharArray());

        assertThat(store.getKey("privatekey", "notasecret".toCharArray())).isNotNull();
        var certificate = (X509Certificate) store.getCertificate("privatekey");
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=" + DemoWorld.ROBOT.uniqueId());
    }

    @Test
    void key_sets_may_be_cached() {
        for (String path : new String[] {"/oauth2/v3/certs", "/oauth2/v1/certs"}) {
            var headers = world.get(path).headers();
            assertThat(headers.firstValue("Cache-Control"))
                    .hasValue("public, max-age=19204, must-revalidate, no-transform");
            assertThat(headers.firstValue("Expires")).isPresent();
        }
    }

    private static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
