package dev.understudy.server.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes X.509 certificates (RFC 5280): of public keys, as Google publishes them for clients that read no JWKs, and of the
 * authority of one run. The JDK reads certificates but makes none; see docs/decisions.
 */
final class X509 {

    private static final Duration LIFETIME = Duration.ofDays(3650);

    /** Clients whose clocks are behind accept it, too. */
    private static final Duration BACKDATED = Duration.ofDays(1);

    /** sha256WithRSAEncryption, with its empty parameters. */
    private static final byte[] SHA256_WITH_RSA = HexFormat.of().parseHex("300d06092a864886f70d01010b0500");

    /** ecdsa-with-SHA256. */
    private static final byte[] SHA256_WITH_ECDSA = HexFormat.of().parseHex("300a06082a8648ce3d040302");

    /** The attribute type commonName. */
    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");

    private X509() {}

    /**
     * Whom a certificate is about.
     *
     * @param commonName their name
     * @param key their public key
     */
    record Subject(String commonName, PublicKey key) {}

    /**
     * Who signs a certificate.
     *
     * @param commonName their name
     * @param key their private key: RSA or EC
     */
    record Issuer(String commonName, PrivateKey key) {}

    /**
     * How long a certificate is valid.
     *
     * @param from the first moment
     * @param until the last one
     */
    record Validity(Instant from, Instant until) {

        /** From a day before this moment until so long after it. */
        static Validity of(Instant now, Duration lifetime) {
            return new Validity(now.minus(BACKDATED), now.plus(lifetime));
        }
    }

    /** The certificate of a public key under a common name, signed with another key or its own. */
    static X509Certificate certificate(RSAPublicKey key, String commonName, RSAKey signer, Instant now) {
        try {
            return certificate(
                    new Subject(commonName, key),
                    new Issuer(commonName, signer.toPrivateKey()),
                    Validity.of(now, LIFETIME),
                    List.of(Extensions.noAuthority(), Extensions.usage(Extensions.DIGITAL_SIGNATURE)));
        } catch (JOSEException e) {
            throw new IllegalStateException("an RSA key signs", e);
        }
    }

    /** A certificate with these {@link Extensions}. */
    static X509Certificate certificate(Subject subject, Issuer issuer, Validity validity, List<byte[]> extensions) {
        boolean rsa = issuer.key().getAlgorithm().equals("RSA");
        byte[] algorithm = rsa ? SHA256_WITH_RSA : SHA256_WITH_ECDSA;
        byte[] content = Der.sequence(
                Der.tagged(0, Der.integer(BigInteger.TWO)),
                Der.integer(serialNumber(subject)),
                algorithm,
                name(issuer.commonName()),
                Der.sequence(Der.time(validity.from()), Der.time(validity.until())),
                name(subject.commonName()),
                subject.key().getEncoded(),
                Der.tagged(3, Der.sequence(extensions.toArray(byte[][]::new))));
        byte[] signature = sign(rsa ? "SHA256withRSA" : "SHA256withECDSA", issuer.key(), content);
        byte[] encoded = Der.sequence(content, algorithm, Der.bits(signature));
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

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text(commonName))));
    }

    private static BigInteger serialNumber(Subject subject) {
        byte[] digest = Hashes.digest(
                subject.commonName() + HexFormat.of().formatHex(subject.key().getEncoded()));
        return new BigInteger(1, digest).shiftRight(128);
    }

    private static byte[] sign(String algorithm, PrivateKey key, byte[] content) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with RSA and EC", e);
        }
    }
}
