package dev.understudy.server.account;

import dev.understudy.server.lab.Clock;
import dev.understudy.server.token.SigningKeys;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The public keys of the id_tokens, as a JSON Web Key Set. The caching headers are from memory. */
public final class Certificates {

    private static final Duration MAX_AGE = Duration.ofSeconds(19_204);

    private final SigningKeys keys;
    private final Clock clock;

    /** The public halves of these keys. */
    public Certificates(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The key set's endpoint. */
    public Endpoint endpoint() {
        return Endpoint.of("certs", Route.get("/oauth2/v3/certs"), this::jwks);
    }

    private Reply jwks(Request request) {
        var expires = clock.now("").plus(MAX_AGE).atOffset(ZoneOffset.UTC);
        return Reply.of(200, Body.of("application/json; charset=UTF-8", Json.pretty(keys.jwks())))
                .with("Cache-Control", "public, max-age=" + MAX_AGE.toSeconds() + ", must-revalidate, no-transform")
                .with("Expires", DateTimeFormatter.RFC_1123_DATE_TIME.format(expires))
                .with("Access-Control-Allow-Origin", "*");
    }
}
