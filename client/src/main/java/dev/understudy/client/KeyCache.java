package dev.understudy.client;

import com.nimbusds.jose.jwk.RSAKey;
import dev.understudy.client.internal.Answer;
import dev.understudy.client.internal.Call;
import dev.understudy.client.internal.PublicKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The issuer's public keys, kept until one is asked for that is not among them, or for a day; fetched at most once a
 * minute, so that a flood of tokens with invented key ids does not become a flood of requests (C20).
 */
final class KeyCache {

    private static final Duration NOT_BEFORE = Duration.ofMinutes(1);
    private static final Duration KEEP = Duration.ofDays(1);

    private final Surroundings surroundings;
    private PublicKeys keys = PublicKeys.NONE;
    private Instant fetched = Instant.MIN;

    KeyCache(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    synchronized Optional<RSAKey> find(String id) {
        Duration age = age();
        boolean known = keys.find(id).isPresent();
        if (age.compareTo(KEEP) > 0 || (!known && age.compareTo(NOT_BEFORE) > 0)) {
            keys = fetch();
            fetched = surroundings.clock().instant();
        }
        return keys.find(id);
    }

    /** A clock that was set back makes them old, too. */
    private Duration age() {
        Instant now = surroundings.clock().instant();
        boolean never = fetched.equals(Instant.MIN) || now.isBefore(fetched);
        return never ? KEEP.plus(KEEP) : Duration.between(fetched, now);
    }

    private PublicKeys fetch() {
        Call call = Call.get(surroundings.endpoints().keys());
        String json = Wire.patiently(surroundings, call, Answer::text);
        try {
            return PublicKeys.parse(json);
        } catch (IllegalArgumentException e) {
            throw new IdTokenInvalid("the key set at " + call.uri(), "cannot be used: " + e.getMessage());
        }
    }
}
