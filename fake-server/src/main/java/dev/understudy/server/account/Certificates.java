package dev.understudy.server.account;

import dev.understudy.server.lab.Attribution;
import dev.understudy.server.lab.Clock;
import dev.understudy.server.model.ServiceAccount;
import dev.understudy.server.model.ServiceAccountKey;
import dev.understudy.server.page.GooglePages;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.Jwks;
import dev.understudy.server.token.SigningKeys;
import dev.understudy.server.wire.Body;
import dev.understudy.server.wire.Cors;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Json;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The public keys of the id_tokens and of the service accounts, as JSON Web Keys and as certificates. The caching
 * headers, the forms {@code jwk} and {@code raw} and the 404 for unknown accounts are from memory.
 */
public final class Certificates {

    private static final Duration MAX_AGE = Duration.ofSeconds(19_204);
    private static final String ROBOT = "/robot/v1/metadata/";

    private final SigningKeys keys;
    private final Records records;
    private final Clock clock;

    /** The public halves of these keys, and of the keys of the service accounts in these records. */
    public Certificates(SigningKeys keys, Records records, Clock clock) {
        this.keys = keys;
        this.records = records;
        this.clock = clock;
    }

    /** Every form of the keys. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("certs", Route.get("/oauth2/v3/certs"), request -> answer(keys.jwks(asking(request)))),
                Endpoint.of(
                        "certs",
                        Route.get("/oauth2/v1/certs"),
                        request -> answer(keys.certificates(asking(request), now()))),
                robot("x509", this::certificates),
                robot("jwk", Jwks::of),
                robot("raw", Jwks::raw));
    }

    /** Whose the request says it is: in a class, the learner's runner says so, and the learner sees the own keys alone. */
    private Optional<String> asking(Request request) {
        return request.headers()
                .find(Attribution.PROJECT_HEADER)
                .filter(id -> records.projects().find(id).isPresent());
    }

    private Endpoint robot(String form, Function<ServiceAccount, Map<String, ?>> shape) {
        return Endpoint.of("certs.robot", Route.get(ROBOT + form + "/{email}"), request -> ofAccount(request, shape));
    }

    private Reply ofAccount(Request request, Function<ServiceAccount, Map<String, ?>> shape) {
        return records.serviceAccounts()
                .find(request.pathValue("email"))
                .map(account -> answer(shape.apply(account)))
                .orElseGet(() -> GooglePages.notFound(request.path())
                        .noting(Fact.why("There is no service account of this address.")));
    }

    private Map<String, String> certificates(ServiceAccount account) {
        var now = now();
        return Jwks.inUse(account).stream()
                .collect(Collectors.toMap(ServiceAccountKey::id, key -> keys.certificate(account, key, now)));
    }

    private Instant now() {
        return clock.now("");
    }

    private Reply answer(Map<String, ?> value) {
        var expires = now().plus(MAX_AGE).atOffset(ZoneOffset.UTC);
        return Cors.publicly(Reply.of(200, Body.of("application/json; charset=UTF-8", Json.pretty(value)))
                .with("Cache-Control", "public, max-age=" + MAX_AGE.toSeconds() + ", must-revalidate, no-transform")
                .with("Expires", DateTimeFormatter.RFC_1123_DATE_TIME.format(expires)));
    }
}
