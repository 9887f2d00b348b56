package dev.understudy.server.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Wraps public keys into X.509 certificates (RFC 5280), as Google publishes them for clients that read no JWKs. The JDK
 * reads certificates but makes none; see docs/decisions.
 */
final class X509 {

    private static final Duration LIFETIME = Duration.ofDays(3650);

    /** sha256WithRSAEncryption, with its empty parameters. */
    private static final byte[] ALGORITHM = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");

    /** The attribute type commonName. */
    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");

    /** basicConstraints, critical: no certificate authority. */
    private static final byte[] NO_AUTHORITY = HexFormat.of().parseHex("300c0603551d130101ff04023000");

    /** keyUsage, critical: digitalSignature. */
    private static final byte[] SIGNS = HexFormat.of().parseHex("300e0603551d0f0101ff040403020780");

    private X509() {}

    /** The certificate of a public key under a common name, signed with another key or its own. */
    static X509Certificate certificate(RSAPublicKey key, String commonName, RSAKey signer, Instant now) {
        byte[] name = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text(commonName))));
        byte[] content = Der.sequence(
                Der.tagged(0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(1, Hashes.digest(commonName + key.getModulus())).shiftRight(128)),
                ALGORITHM,
                name,
                Der.sequence(Der.time(now.minus(Duration.ofDays(1))), Der.time(now.plus(LIFETIME))),
                name,
                key.getEncoded(),
                Der.tagged(3, Der.sequence(NO_AUTHORITY, SIGNS)));
        byte[] encoded = Der.sequence(content, ALGORITHM, Der.bits(sign(signer, content)));
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException e) {
            throw new IllegalStateException("the certificate is not well-formed", e);
        }
    }

    /** A certificate as PEM. */
    static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    /** Bytes as PEM (RFC 7468). */
    static String pem(String label, byte[] bytes) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    private static byte[] sign(RSAKey key, byte[] content) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.toPrivateKey());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("an RSA key signs", e);
        }
    }
}
