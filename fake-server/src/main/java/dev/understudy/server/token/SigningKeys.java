package dev.understudy.server.token;

import com.nimbusds.jose.jwk.RSAKey;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.ServiceAccountKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys with which the server signs id_tokens. As at Google two are published: the one in use and the next, so that
 * whoever has fetched them knows a key before it is used. A key that was rotated away stays published for a while, so
 * that the tokens it signed stay good (OpenID Connect Core section 10.1.1).
 */
public final class SigningKeys {

    /** How many keys that are out of use are still published. */
    private static final int RETIRED = 3;

    /** How many projects can have a key of their own; beyond that the first one's is retired. */
    private static final int MOST_SURPRISES = 50;

    private static final String COMMON_NAME = "federated-signon.system.gserviceaccount.com";

    private CompletableFuture<RSAKey> current = RsaKeys.shared("id_token, first key");
    private CompletableFuture<RSAKey> next = RsaKeys.shared("id_token, second key");
    private final List<RSAKey> retired = new ArrayList<>();
    /** The keys of projects that were surprised, the latest last. */
    private final Map<String, RSAKey> surprises = new LinkedHashMap<>();

    private final Function<String, Optional<String>> projects;

    /**
     * New keys, the same for all projects.
     *
     * @param projects finds the project of a client or service account by the {@code azp} of an id_token
     */
    public SigningKeys(Function<String, Optional<String>> projects) {
        this.projects = projects;
    }

    /** Takes the next key into use; the one in use until now stays published. */
    public synchronized void rotate() {
        surprises.values().forEach(this::retire);
        surprises.clear();
        retire(current.join());
        current = next;
        next = CompletableFuture.supplyAsync(RsaKeys::generate);
    }

    /** Takes a key into use for the id_tokens of one project that was not published before; now it is. */
    public void surprise(String project) {
        var key = RsaKeys.generate();
        synchronized (this) {
            Optional.ofNullable(surprises.remove(project)).ifPresent(this::retire);
            if (surprises.size() == MOST_SURPRISES) {
                retire(surprises.remove(surprises.keySet().iterator().next()));
            }
            surprises.put(project, key);
        }
    }

    private void retire(@Nullable RSAKey key) {
        retired.add(0, Objects.requireNonNull(key));
        if (retired.size() > RETIRED) {
            retired.remove(RETIRED);
        }
    }

    /** The ids of the published keys: of the one in use, of the next, of single projects, of those out of use. */
    public List<String> keyIds() {
        return published().stream().map(RSAKey::getKeyID).toList();
    }

    /** A JWT of these claims, signed with the key in use for the project of whom it was made for. */
    public String sign(Map<String, ?> claims) {
        return Signing.jwt(keyFor(claims), claims);
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

    private synchronized RSAKey keyFor(Map<String, ?> claims) {
        if (surprises.isEmpty()) {
            return current.join();
        }
        return Optional.ofNullable(claims.get("azp"))
                .flatMap(party -> projects.apply(party.toString()))
                .map(surprises::get)
                .orElseGet(current::join);
    }

    private synchronized RSAKey current() {
        return current.join();
    }

    private synchronized List<RSAKey> published() {
        var keys = new ArrayList<>(List.of(current.join(), next.join()));
        keys.addAll(surprises.values());
        keys.addAll(retired);
        return keys;
    }
}
