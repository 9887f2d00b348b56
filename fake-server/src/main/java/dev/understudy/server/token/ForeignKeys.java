package dev.understudy.server.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The public keys of somebody else, as the key set (RFC 7517 section 5) in a scenario gives them. */
public final class ForeignKeys {

    private final List<RSAKey> keys;

    private ForeignKeys(List<RSAKey> keys) {
        this.keys = keys;
    }

    /**
     * Reads a key set.
     *
     * @throws IllegalArgumentException if it is none, has a symmetric or private key, the same id twice, or an RSA key
     *     that is too weak
     */
    public static ForeignKeys read(String jwks) {
        try {
            var all = JWKSet.parse(jwks).getKeys();
            var ids = new HashSet<String>();
            for (JWK key : all) {
                if (key.isPrivate()) {
                    throw new IllegalArgumentException("A key set of public keys must not have secret ones.");
                }
                if (!ids.add(String.valueOf(key.getKeyID()))) {
                    throw new IllegalArgumentException("The key set has two keys of the id " + key.getKeyID() + ".");
                }
            }
            var keys = all.stream()
                    .filter(RSAKey.class::isInstance)
                    .map(JWK::toRSAKey)
                    .toList();
            keys.forEach(ForeignKeys::open);
            return new ForeignKeys(keys);
        } catch (ParseException e) {
            throw new IllegalArgumentException("This is not a JSON Web Key Set: " + e.getMessage() + ".", e);
        }
    }

    /** Whether one of these keys signed this JWT: the one it names or, if it names none, the only one. */
    public boolean signed(CompactJwt jwt) {
        return key(jwt).filter(key -> jwt.isSignedWith(open(key))).isPresent();
    }

    private Optional<RSAKey> key(CompactJwt jwt) {
        if (!jwt.header().has("kid")) {
            return keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
        }
        return jwt.keyId()
                .flatMap(id -> keys.stream()
                        .filter(key -> id.equals(key.getKeyID()) && !KeyUse.ENCRYPTION.equals(key.getKeyUse()))
                        .findFirst());
    }

    private static RSAPublicKey open(RSAKey key) {
        try {
            return KeyMaterial.checked(key.toRSAPublicKey());
        } catch (JOSEException e) {
            throw new IllegalArgumentException("The key " + key.getKeyID() + " is no RSA key.", e);
        }
    }
}
