package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.Form;
import dev.understudy.client.internal.StrictJson;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Credentials of a program that acts for itself or, with domain-wide delegation, for a user of its Workspace domain:
 * each access token is asked for with an assertion that the key of the service account signs (RFC 7523). Safe for use by
 * many threads.
 */
public final class ServiceAccountCredentials extends RenewingCredentials {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration HOUR = Duration.ofHours(1);

    private final KeyFile key;
    private final Set<String> scopes;
    private final Map<String, Object> claims;
    private final Duration lifetime;

    private ServiceAccountCredentials(
            KeyFile key, Set<String> scopes, Map<String, Object> claims, Duration lifetime, Surroundings surroundings) {
        super(surroundings);
        this.key = key;
        this.scopes = Scopes.checked(scopes);
        this.claims = Map.copyOf(claims);
        this.lifetime = lifetime;
    }

    /**
     * The service account of this key file.
     *
     * @throws CredentialsFileInvalid if it is not one
     */
    public static ServiceAccountCredentials fromJson(Path keyFile) {
        return fromJson(keyFile, Surroundings.fromEnvironment());
    }

    /** As {@link #fromJson(Path)}; endpoints other than Google's win over those of the file. */
    public static ServiceAccountCredentials fromJson(Path keyFile, Surroundings chosen) {
        KeyFile key = KeyFile.load(keyFile);
        return new ServiceAccountCredentials(key, Set.of(), Map.of(), HOUR, key.within(chosen));
    }

    /**
     * The service account of this address, with a key in PKCS#12 as the console gave them before JSON; their password is
     * {@code notasecret}.
     *
     * @throws CredentialsFileInvalid if there is no such key in it
     */
    public static ServiceAccountCredentials fromP12(String email, Path keyFile) {
        return fromP12(email, keyFile, "notasecret".toCharArray(), Surroundings.fromEnvironment());
    }

    /** As {@link #fromP12(String, Path)}, with a password of one's own. */
    public static ServiceAccountCredentials fromP12(
            String email, Path keyFile, char[] password, Surroundings surroundings) {
        URI tokenUri = surroundings.endpoints().token();
        KeyFile key = KeyFile.loadP12(keyFile, password, email, tokenUri);
        return new ServiceAccountCredentials(key, Set.of(), Map.of(), HOUR, surroundings);
    }

    /** A copy for these scopes. */
    public ServiceAccountCredentials withScopes(Set<String> newScopes) {
        return new ServiceAccountCredentials(key, newScopes, claims, lifetime, surroundings);
    }

    /** A copy that acts for this user of the domain, whose administrator must have delegated that. */
    public ServiceAccountCredentials withSubject(String user) {
        return withClaims(Map.of("sub", user));
    }

    /** A copy whose assertions have these claims too. */
    public ServiceAccountCredentials withClaims(Map<String, ?> more) {
        var all = new LinkedHashMap<>(claims);
        all.putAll(more);
        return new ServiceAccountCredentials(key, scopes, all, lifetime, surroundings);
    }

    /**
     * A copy whose assertions live this long.
     *
     * @throws IllegalArgumentException if that is not more than 0 and at most an hour
     */
    public ServiceAccountCredentials withLifetime(Duration time) {
        if (time.compareTo(HOUR) > 0 || time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("an assertion lives at most an hour, not " + time);
        }
        return new ServiceAccountCredentials(key, scopes, claims, time, surroundings);
    }

    /** The address of the service account: share files with it. */
    public String email() {
        return key.clientEmail();
    }

    /** The project of the service account, if the file says so. */
    public Optional<String> projectId() {
        return key.projectId();
    }

    /**
     * An id_token that says to this audience who the service account is.
     *
     * @throws TokenEndpointFailure if it is refused
     */
    public String fetchIdToken(String audience) {
        var form = Form.of("grant_type", GRANT, "assertion", assertion(Map.of("target_audience", audience)));
        JsonNode json = new TokenEndpoint(surroundings.endpoints().token(), surroundings).answer(form);
        return StrictJson.text(json, "id_token").orElseThrow(() -> new UnusableAnswer("it holds no id_token"));
    }

    /** Signs bytes with the key of the service account (RSASSA-PKCS1-v1_5 with SHA-256). */
    public byte[] signBlob(byte[] bytes) {
        return Digests.signature(key.privateKey(), bytes);
    }

    /** The address and the scopes; no secret. */
    @Override
    public String toString() {
        return "ServiceAccountCredentials[" + key.clientEmail() + ", scopes=" + new TreeSet<>(scopes) + "]";
    }

    @Override
    AccessToken request() {
        if (scopes.isEmpty()) {
            throw new IllegalStateException("say for which scopes: credentials.withScopes(Set.of(...))");
        }
        var form = Form.of(
                "grant_type", GRANT, "assertion", assertion(Map.of("scope", String.join(" ", new TreeSet<>(scopes)))));
        return new TokenEndpoint(surroundings.endpoints().token(), surroundings)
                .ask(form)
                .accessToken();
    }

    /** An assertion as Google wants it; the audience is what the key file says, wherever the request goes. */
    private String assertion(Map<String, Object> purpose) {
        Instant now = surroundings.clock().instant();
        var all = new LinkedHashMap<String, Object>(claims);
        all.putAll(purpose);
        all.put("iss", key.clientEmail());
        all.put("aud", key.tokenUri().toString());
        all.put("iat", now.getEpochSecond());
        all.put("exp", now.plus(lifetime).getEpochSecond());
        return key.sign(all);
    }
}
