package dev.understudy.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.client.internal.CompactJws;
import dev.understudy.client.internal.StrictJson;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;

/** What an id_token says, and the checks that need no key (OpenID Connect Core section 3.1.3.7). */
record IdTokenClaims(CompactJws jws) {

    private static final long LAST_SECOND = 253_402_300_799L;

    static IdTokenClaims read(String token) {
        try {
            return new IdTokenClaims(CompactJws.parse(token));
        } catch (IllegalArgumentException e) {
            throw new IdTokenInvalid("the token", String.valueOf(e.getMessage()));
        }
    }

    JsonNode claims() {
        return jws.claims();
    }

    /** Who it is about. */
    Optional<String> subject() {
        return StrictJson.text(claims(), "sub");
    }

    IdTokenClaims requireFor(String clientId, URI issuer, Instant now, Duration skew) {
        requireIssuer(issuer);
        if (!audience().contains(clientId)) {
            throw new IdTokenInvalid("aud", "does not name this client");
        }
        if (subject().isEmpty()) {
            throw new IdTokenInvalid("sub", "is missing");
        }
        if (!now.isBefore(time("exp").plus(skew))) {
            throw new IdTokenInvalid("exp", "is past");
        }
        if (now.plus(skew).isBefore(time("iat"))) {
            throw new IdTokenInvalid("iat", "is in the future; check that this machine's clock is right");
        }
        return this;
    }

    /**
     * Demands who the token was handed to. Without a wish that is anybody, as at Google, where an Android app gets a
     * token for the audience of its web server, and a service account one for the service it calls; unless there are
     * several audiences: then it is this client.
     */
    IdTokenClaims requireParty(Optional<String> wish, String clientId) {
        var audience = audience();
        boolean one = audience.size() == 1;
        Optional<String> party =
                StrictJson.text(claims(), "azp").or(() -> one ? Optional.of(audience.first()) : Optional.empty());
        Optional<String> wanted = wish.or(() -> one ? Optional.empty() : Optional.of(clientId));
        if (wanted.isPresent() && !wanted.equals(party)) {
            throw new IdTokenInvalid(
                    "azp",
                    party.map(found -> "is " + Printable.text(found)).orElse("is missing") + " and not "
                            + wanted.get());
        }
        return this;
    }

    IdTokenClaims requireNonce(Optional<String> nonce) {
        if (nonce.isPresent()
                && !Digests.same(nonce.get(), claims().path("nonce").asText())) {
            throw new IdTokenInvalid("nonce", "is missing or is not the one of this login");
        }
        return this;
    }

    /** Google writes its issuer with and without https:// in front. */
    private void requireIssuer(URI issuer) {
        String received = claims().path("iss").asText();
        boolean google = issuer.equals(Endpoints.google().issuer());
        if (!received.equals(issuer.toString()) && !(google && received.equals("accounts.google.com"))) {
            throw new IdTokenInvalid("iss", "is " + Printable.text(received) + " and not " + issuer);
        }
    }

    private TreeSet<String> audience() {
        var audience = new TreeSet<String>();
        JsonNode aud = claims().path("aud");
        if (aud.isTextual()) {
            audience.add(aud.textValue());
        }
        aud.forEach(each -> audience.add(each.asText()));
        return audience;
    }

    Instant time(String name) {
        JsonNode seconds = claims().path(name);
        if (!seconds.isNumber() || seconds.asDouble() < 0 || seconds.asDouble() > LAST_SECOND) {
            throw new IdTokenInvalid(name, "is missing or is not a time");
        }
        return Instant.ofEpochSecond(seconds.asLong());
    }
}
