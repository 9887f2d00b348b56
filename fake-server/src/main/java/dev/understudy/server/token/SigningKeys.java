package dev.understudy.server.token;

import com.nimbusds.jose.jwk.RSAKey;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.ServiceAccountKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The keys with which the server signs id_tokens. As at Google two are published: the one in use and the next, so that
 * whoever has fetched them knows a key before it is used. A key that was rotated away stays published for a while, so
 * that the tokens it signed stay good (OpenID Connect Core section 10.1.1).
 *
 * <p>All projects have the same keys until those of one are rotated: from then on that project has keys of its own, and
 * nothing of it concerns the others.
 */
public final class SigningKeys {

    /** How many projects can have keys of their own; beyond that the first one has the common ones again. */
    private static final int MOST_PROJECTS = 400;

    private static final String COMMON_NAME = "federated-signon.system.gserviceaccount.com";

    private final KeyRing common =
            new KeyRing(RsaKeys.shared("id_token, first key"), () -> RsaKeys.shared("id_token, second key"));
    /** The keys of projects that have their own, by the project's id. */
    private final Map<String, KeyRing> own = new LinkedHashMap<>();

    private final Function<String, Optional<String>> projects;

    /**
     * New keys, the same for all projects.
     *
     * @param projects finds the project of a client or service account by the {@code azp} of an id_token
     */
    public SigningKeys(Function<String, Optional<String>> projects) {
        this.projects = projects;
    }

    /** Takes the next key of every project into use; the ones in use until now stay published. */
    public synchronized void rotate() {
        common.rotate();
        own.values().forEach(KeyRing::rotate);
    }

    /** Takes the next key into use for the id_tokens of one project; what others sign with stays as it is. */
    public synchronized void rotate(String project) {
        ownOf(project).rotate();
    }

    /** Takes a key into use for the id_tokens of one project that was not published before; now it is. */
    public void surprise(String project) {
        var key = RsaKeys.generate();
        synchronized (this) {
            ownOf(project).surprise(key);
        }
    }

    private KeyRing ownOf(String project) {
        var ring = own.remove(project);
        if (ring == null && own.size() == MOST_PROJECTS) {
            own.remove(own.keySet().iterator().next());
        }
        var kept = ring == null ? common.copy() : ring;
        own.put(project, kept);
        return kept;
    }

    /** The projects that have keys of their own. */
    public synchronized List<String> apart() {
        return own.keySet().stream().sorted().toList();
    }

    /** The ids of all published keys: of the one in use, of the next, of those out of use, then of single projects. */
    public List<String> keyIds() {
        return ids(published());
    }

    /** The ids of a project's keys: of the one in use, of the next, of those out of use; "" for the common ones. */
    public List<String> keyIds(String project) {
        return ids(publishedOf(project));
    }

    /** A JWT of these claims, signed with the key in use for the project of whom it was made for. */
    public String sign(Map<String, ?> claims) {
        return Signing.jwt(keyFor(claims), claims);
    }

    /** Whether a published key of the project that this JWT was made for, named by its id, signed it. */
    public boolean signed(CompactJwt jwt) {
        var keys = publishedTo(jwt.claim("azp").flatMap(projects));
        return jwt.keyId()
                .flatMap(id ->
                        keys.stream().filter(key -> key.getKeyID().equals(id)).findFirst())
                .filter(key -> jwt.isSignedWith(RsaKeys.publicHalf(key)))
                .isPresent();
    }

    /**
     * The JSON Web Key Set (RFC 7517 section 5), public halves only.
     *
     * @param project who asks, if that is known: then the keys of that project alone, else everybody's
     */
    public Map<String, Object> jwks(Optional<String> project) {
        return Map.of("keys", publishedTo(project).stream().map(Jwks::key).toList());
    }

    /** The same keys as certificates in PEM by key id; their common name is from memory. */
    public Map<String, String> certificates(Optional<String> project, Instant now) {
        var byId = new LinkedHashMap<String, String>();
        for (RSAKey key : publishedTo(project)) {
            byId.put(key.getKeyID(), X509.pem(X509.certificate(RsaKeys.publicHalf(key), COMMON_NAME, key, now)));
        }
        return byId;
    }

    /** A service account's public key as a certificate in PEM, issued by the key in use. */
    public String certificate(ServiceAccount account, ServiceAccountKey key, Instant now) {
        var open = KeyMaterial.publicKey(key.publicKey());
        return X509.pem(X509.certificate(open, account.uniqueId(), inUse(account.projectId()), now));
    }

    private RSAKey keyFor(Map<String, ?> claims) {
        if (apart().isEmpty()) {
            return inUse("");
        }
        return inUse(Optional.ofNullable(claims.get("azp"))
                .flatMap(party -> projects.apply(party.toString()))
                .orElse(""));
    }

    private synchronized RSAKey inUse(String project) {
        return own.getOrDefault(project, common).inUse();
    }

    private List<RSAKey> publishedTo(Optional<String> project) {
        return project.map(this::publishedOf).orElseGet(this::published);
    }

    private synchronized List<RSAKey> publishedOf(String project) {
        return own.getOrDefault(project, common).published();
    }

    /** Projects that were parted begin with the common keys, so many are in several rings. */
    private synchronized List<RSAKey> published() {
        return Stream.concat(Stream.of(common), own.values().stream())
                .flatMap(ring -> ring.published().stream())
                .distinct()
                .toList();
    }

    private static List<String> ids(List<RSAKey> keys) {
        return keys.stream().map(RSAKey::getKeyID).toList();
    }
}
