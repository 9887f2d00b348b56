package dev.understudy.client;

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
 * Credentials of a service account that sends tokens of its own making to the APIs, without asking for any (Google,
 * "Service account authorization without OAuth"): one request less, but for Google's own APIs only.
 */
public final class SelfSignedJwtCredentials extends RenewingCredentials {

    private static final Duration HOUR = Duration.ofHours(1);

    private final KeyFile key;
    private final Map<String, Object> purpose;

    private SelfSignedJwtCredentials(KeyFile key, Map<String, Object> purpose, Surroundings surroundings) {
        super(surroundings);
        this.key = key;
        this.purpose = Map.copyOf(purpose);
    }

    /**
     * The service account of this key file, for the APIs of the endpoints.
     *
     * @throws CredentialsFileInvalid if it is not one
     */
    public static SelfSignedJwtCredentials fromJson(Path keyFile) {
        return fromJson(keyFile, Surroundings.fromEnvironment());
    }

    /** As {@link #fromJson(Path)}; endpoints other than Google's win over those of the file. */
    public static SelfSignedJwtCredentials fromJson(Path keyFile, Surroundings chosen) {
        KeyFile key = KeyFile.load(keyFile);
        Surroundings here = key.within(chosen);
        return new SelfSignedJwtCredentials(
                key, Map.of("aud", here.endpoints().apis().toString()), here);
    }

    /** A copy for this audience: the root of one API, such as {@code https://www.googleapis.com/}. */
    public SelfSignedJwtCredentials withAudience(URI audience) {
        return new SelfSignedJwtCredentials(key, Map.of("aud", audience.toString()), surroundings);
    }

    /** A copy for these scopes instead of an audience. */
    public SelfSignedJwtCredentials withScopes(Set<String> scopes) {
        String all = String.join(" ", new TreeSet<>(Scopes.checked(scopes)));
        return new SelfSignedJwtCredentials(key, Map.of("scope", all), surroundings);
    }

    /** The address; no secret. */
    @Override
    public String toString() {
        return "SelfSignedJwtCredentials[" + key.clientEmail() + "]";
    }

    @Override
    AccessToken request() {
        Instant now = surroundings.clock().instant();
        var claims = new LinkedHashMap<String, Object>(purpose);
        claims.put("iss", key.clientEmail());
        claims.put("sub", key.clientEmail());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(HOUR).getEpochSecond());
        return new AccessToken(key.sign(claims), Optional.of(now.plus(HOUR)));
    }
}
