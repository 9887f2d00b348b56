package dev.understudy.server.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * RSA keys of 2048 bits. Making one costs about 90 ms of CPU, so the servers of one JVM share theirs by purpose; see
 * docs/decisions.
 */
public final class RsaKeys {

    private static final int BITS = 2048;

    /** As near to FAKE as hexadecimal digits come: it shows in the header of every JWT. */
    private static final String MARK = "fa4e";

    private static final Map<String, CompletableFuture<RSAKey>> SHARED = new ConcurrentHashMap<>();

    private RsaKeys() {}

    /** The key that every server of this JVM uses for this purpose; being made in the background since first asked. */
    public static CompletableFuture<RSAKey> shared(String purpose) {
        return SHARED.computeIfAbsent(purpose, name -> CompletableFuture.supplyAsync(RsaKeys::generate));
    }

    /** A new key, with the SHA-1 of its public half as key id: 40 hexadecimal digits, as Google's are. */
    public static RSAKey generate() {
        try {
            var key = new RSAKeyGenerator(BITS).generate();
            return new RSAKey.Builder(key).keyID(keyId(key)).build();
        } catch (JOSEException e) {
            throw new IllegalStateException("the JDK cannot make an RSA key", e);
        }
    }

    /** The key id of a key: 40 hexadecimal digits, a mark of the fake and then the SHA-1 of its SubjectPublicKeyInfo. */
    public static String keyId(RSAKey key) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            String digits =
                    HexFormat.of().formatHex(sha1.digest(key.toRSAPublicKey().getEncoded()));
            return MARK + digits.substring(MARK.length());
        } catch (NoSuchAlgorithmException | JOSEException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    /** The public half of a key. */
    static RSAPublicKey publicHalf(RSAKey key) {
        try {
            return key.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException("every RSA key has a public half", e);
        }
    }
}
