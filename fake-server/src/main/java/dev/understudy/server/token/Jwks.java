package dev.understudy.server.token;

import com.nimbusds.jose.jwk.RSAKey;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.ServiceAccountKey;
import dev.understudy.server.model.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Public keys as Google publishes them: JSON Web Keys, or PEM by key id. */
public final class Jwks {

    private Jwks() {}

    /** The key set of a service account's keys in use. */
    public static Map<String, Object> of(ServiceAccount account) {
        return Map.of(
                "keys",
                inUse(account).stream()
                        .map(key -> key(new RSAKey.Builder(KeyMaterial.publicKey(key.publicKey()))
                                .keyID(key.id())
                                .build()))
                        .toList());
    }

    /** The public keys in use of a service account, in PEM by key id. */
    public static Map<String, String> raw(ServiceAccount account) {
        var byId = new LinkedHashMap<String, String>();
        inUse(account)
                .forEach(key -> byId.put(
                        key.id(),
                        X509.pem(
                                "PUBLIC KEY",
                                KeyMaterial.publicKey(key.publicKey()).getEncoded())));
        return byId;
    }

    /** The keys of a service account that may be used. */
    public static List<ServiceAccountKey> inUse(ServiceAccount account) {
        return account.keys().stream()
                .filter(key -> key.status() == Status.ACTIVE)
                .toList();
    }

    /** The public half of a key as JSON Web Key. */
    static Map<String, Object> key(RSAKey key) {
        var jwk = new LinkedHashMap<String, Object>();
        jwk.put("kid", key.getKeyID());
        jwk.put("n", key.getModulus().toString());
        jwk.put("e", key.getPublicExponent().toString());
        jwk.put("alg", "RS256");
        jwk.put("use", "sig");
        jwk.put("kty", "RSA");
        return jwk;
    }
}
