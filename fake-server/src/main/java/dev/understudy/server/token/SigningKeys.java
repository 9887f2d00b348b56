package dev.understudy.server.token;

import com.nimbusds.jose.jwk.RSAKey;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.ServiceAccountKey;
import java.time.Instant;
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

    private static final String COMMON_NAME = "federated-signon.system.gserviceaccount.com";

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

    /** The ids of the published keys: of the one in use, of the next, of those out of use. */
    public List<String> keyIds() {
        return published().stream().map(RSAKey::getKeyID).toList();
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
        return Map.of("keys", published().stream().map(Jwks::key).toList());
    }

    /** The same keys as certificates in PEM by key id; their common name is from memory. */
    public Map<String, String> certificates(Instant now) {
        var byId = new LinkedHashMap<String, String>();
        for (RSAKey key : published()) {
            byId.put(key.getKeyID(), X509.pem(X509.certificate(RsaKeys.publicHalf(key), COMMON_NAME, key, now)));
        }
        return byId;
    }

    /** A service account's public key as a certificate in PEM, issued by the key in use. */
    public String certificate(ServiceAccount account, ServiceAccountKey key, Instant now) {
        var open = KeyMaterial.publicKey(key.publicKey());
        return X509.pem(X509.certificate(open, account.uniqueId(), current(), now));
    }

    private synchronized RSAKey current() {
        return current.join();
    }

    private synchronized List<RSAKey> published() {
        var keys = new ArrayList<>(List.of(current.join(), next.join()));
        keys.addAll(retired);
        return keys;
    }
}
