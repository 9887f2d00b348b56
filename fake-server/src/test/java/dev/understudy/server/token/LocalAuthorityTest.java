package dev.understudy.server.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LocalAuthorityTest {

    private static final String SUBJECT_KEY = "2.5.29.14";
    private static final String AUTHORITY_KEY = "2.5.29.35";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int CERTIFICATE_SIGNATURE = 5;

    private final LocalAuthority authority =
            LocalAuthority.forServer(List.of("accounts.google.com", "127.0.0.1", "0:0:0:0:0:0:0:1"));

    @Test
    void whoever_trusts_the_authority_trusts_the_server() throws Exception {
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(server()));
        var parameters = new PKIXParameters(trusted());
        parameters.setRevocationEnabled(false);

        var result = (PKIXCertPathValidatorResult)
                CertPathValidator.getInstance("PKIX").validate(path, parameters);

        assertThat(result.getTrustAnchor().getTrustedCert()).isEqualTo(itself());
        assertThat(chain()[1]).isEqualTo(itself());
    }

    @Test
    void the_authority_signs_certificates_of_servers_and_nothing_else() throws Exception {
        assertThat(itself().getBasicConstraints()).isZero();
        assertThat(uses(itself())).containsExactly(CERTIFICATE_SIGNATURE);
        assertThat(server().getBasicConstraints()).isEqualTo(-1);
        assertThat(uses(server())).containsExactly(DIGITAL_SIGNATURE);
        assertThat(server().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void the_server_has_each_of_the_names() throws Exception {
        assertThat(server().getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(
                        List.of(2, "accounts.google.com"), List.of(7, "127.0.0.1"), List.of(7, "0:0:0:0:0:0:0:1"));
    }

    /** OpenSSL's strict mode, the default of Python 3.13, refuses chains without these. */
    @Test
    void it_names_the_key_that_signed_it_as_strict_clients_want() throws Exception {
        byte[] named = server().getExtensionValue(AUTHORITY_KEY);
        byte[] own = itself().getExtensionValue(SUBJECT_KEY);

        assertThat(tail(named)).isEqualTo(tail(own));
        assertThat(tail(server().getExtensionValue(SUBJECT_KEY))).isNotEqualTo(tail(own));
    }

    @Test
    void it_is_valid_for_a_month_from_yesterday() throws Exception {
        for (X509Certificate one : chain()) {
            var lifetime = Duration.between(
                    one.getNotBefore().toInstant(), one.getNotAfter().toInstant());
            assertThat(lifetime).isEqualTo(Duration.ofDays(31));
            one.checkValidity();
        }
    }

    @Test
    void no_two_runs_share_a_key() throws Exception {
        var other = LocalAuthority.forServer(List.of("accounts.google.com"));

        assertThat(other.pem()).isNotEqualTo(authority.pem());
    }

    private X509Certificate server() throws Exception {
        return chain()[0];
    }

    private X509Certificate[] chain() throws Exception {
        var chain = authority.serverKeys().getCertificateChain("server");
        return Arrays.copyOf(chain, chain.length, X509Certificate[].class);
    }

    private X509Certificate itself() throws Exception {
        return (X509Certificate) trusted().getCertificate("understudy");
    }

    private KeyStore trusted() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(authority.trustStore()), LocalAuthority.PASSWORD.toCharArray());
        return store;
    }

    private static Set<Integer> uses(X509Certificate certificate) {
        boolean[] bits = certificate.getKeyUsage();
        var set = new TreeSet<Integer>();
        for (int bit = 0; bit < bits.length; bit++) {
            if (bits[bit]) {
                set.add(bit);
            }
        }
        return set;
    }

    /** The 20 bytes of a key identifier, with which both extensions end. */
    private static byte[] tail(byte[] extension) {
        return Arrays.copyOfRange(extension, extension.length - 20, extension.length);
    }
}
