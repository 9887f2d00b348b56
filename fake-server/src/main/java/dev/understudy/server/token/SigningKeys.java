package dev.understudy.server.token;

import com.nimbusds.jose.jwk.RSAKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The keys with which the server signs id_tokens. As at Google two are published: the one in use and the next, so that
 * whoever has fetched them knows a key before it is used. A key that was rotated away stays published for a while, so
 * that the tokens it signed stay good (OpenID Connect Core section 10.1.1).
 */
public final class SigningKeys {

    /** How many keys that are out of use are still published. */
    private static final int RETIRED = 3;

    private CompletableFuture<RSAKey> current = RsaKeys.shared("id_token, first key");
    private CompletableFuture<RSAKey> next = RsaKeys.shared("id_token, second key");
    private final List<RSAKey> retired = new ArrayList<>();

    /** Takes the next key into use; the one in use until now stays published. */
    public synchronized void rotate() {
        retired.add(0, current.join());
        if (retired.size() > RETIRED) {
            retired.remove(RETIRED);
        }
        current = next;
        next = CompletableFuture.supplyAsync(RsaKeys::generate);
    }

    /** A JWT of these claims, signed with the key in use. */
    public String sign(Map<String, ?> claims) {
        return Signing.jwt(current(), claims);
    }

    /** Whether one of these keys, named by its id, signed this JWT. */
    public boolean signed(CompactJwt jwt) {
        return jwt.keyId()
                .flatMap(id -> published().stream()
                        .filter(key -> key.getKeyID().equals(id))
                        .findFirst())
                .filter(key -> jwt.isSignedWith(RsaKeys.publicHalf(key)))
                .isPresent();
    }

    /** The JSON Web Key Set (RFC 7517 section 5), public halves only. */
    public Map<String, Object> jwks() {
        return Map.of("keys", published().stream().map(SigningKeys::jwk).toList());
    }

    private synchronized RSAKey current() {
        return current.join();
    }

    private synchronized List<RSAKey> published() {
        var keys = new ArrayList<>(List.of(current.join(), next.join()));
        keys.addAll(retired);
        return keys;
    }

    private static Map<String, Object> jwk(RSAKey key) {
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
