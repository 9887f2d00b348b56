package dev.understudy.server.token;

import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Reads and writes RSA keys as text; keys too weak or too large to work with are refused (RFC 7518 section 3.3). */
public final class KeyMaterial {

    private static final int MIN_BITS = 2048;
    private static final int MAX_BITS = 8192;
    private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(65_537);
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private KeyMaterial() {}

    /**
     * The public key of a SubjectPublicKeyInfo in base64.
     *
     * @throws IllegalArgumentException if it is no RSA key of 2048 to 8192 bits
     */
    public static RSAPublicKey publicKey(String base64) {
        try {
            var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
            return checked((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an RSA public key in SubjectPublicKeyInfo form", e);
        }
    }

    /** A public key as a SubjectPublicKeyInfo in base64. */
    public static String text(RSAPublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** A private key as PEM of PKCS #8, as in Google's key files. */
    public static String pem(PrivateKey key) {
        return X509.pem("PRIVATE KEY", key.getEncoded());
    }

    /**
     * The key pair of a private key in PEM of PKCS #8, under a key id.
     *
     * @throws IllegalArgumentException if it is no RSA private key of 2048 to 8192 bits
     */
    public static RSAKey keyPair(String pem, String keyId) {
        String body = pem.replace(BEGIN, "").replace(END, "").replaceAll("\\s", "");
        try {
            var factory = KeyFactory.getInstance("RSA");
            var secret = (RSAPrivateCrtKey) factory.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
            var open = (RSAPublicKey)
                    factory.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return new RSAKey.Builder(checked(open))
                    .privateKey(secret)
                    .keyID(keyId)
                    .build();
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new IllegalArgumentException("not an RSA private key in PKCS #8 form", e);
        }
    }

    static RSAPublicKey checked(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        if (bits < MIN_BITS || bits > MAX_BITS || key.getPublicExponent().compareTo(MIN_EXPONENT) < 0) {
            throw new IllegalArgumentException("an RSA key of " + bits + " bits with the exponent "
                    + key.getPublicExponent() + " is not accepted");
        }
        if (Roca.made(key.getModulus())) {
            throw new IllegalArgumentException("an RSA key that can be factored (CVE-2017-15361) is not accepted");
        }
        return key;
    }
}
