package dev.understudy.client.internal;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A set of public keys (RFC 7517 section 5), of which only sound RSA keys are taken.
 *
 * @param keys the keys by their ids
 */
public record PublicKeys(Map<String, RSAKey> keys) {

    /** No key at all. */
    public static final PublicKeys NONE = new PublicKeys(Map.of());

    private static final int MIN_BITS = 2048;
    private static final int MAX_BITS = 8192;

    /** A copy that nobody can change. */
    public PublicKeys {
        keys = Map.copyOf(keys);
    }

    /**
     * Reads a JSON Web Key Set.
     *
     * @throws IllegalArgumentException if it is none, or holds a secret key, or one id twice
     */
    public static PublicKeys parse(String json) {
        try {
            var keys = new HashMap<String, RSAKey>();
            for (JWK key : JWKSet.parse(json).getKeys()) {
                if (key.isPrivate()) {
                    throw new IllegalArgumentException("it holds a key that must be secret");
                }
                if (key instanceof RSAKey rsa && isSound(rsa) && keys.put(id(rsa), rsa) != null) {
                    throw new IllegalArgumentException("it holds one key id twice");
                }
            }
            return new PublicKeys(keys);
        } catch (ParseException e) {
            throw new IllegalArgumentException("it is not a JSON Web Key Set", e);
        }
    }

    /** The key of this id; for a token that names none (an empty id), the only key, if there is but one. */
    public Optional<RSAKey> find(String id) {
        if (id.isEmpty()) {
            return keys.size() == 1 ? keys.values().stream().findFirst() : Optional.empty();
        }
        return Optional.ofNullable(keys.get(id));
    }

    private static String id(RSAKey key) {
        return key.getKeyID() == null ? "" : key.getKeyID();
    }

    private static boolean isSound(RSAKey key) {
        return key.size() >= MIN_BITS && key.size() <= MAX_BITS;
    }
}
