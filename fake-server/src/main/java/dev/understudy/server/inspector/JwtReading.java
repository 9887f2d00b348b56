package dev.understudy.server.inspector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.understudy.server.lab.Clock;
import dev.understudy.server.lab.Exchange;
import dev.understudy.server.model.ServiceAccountKey;
import dev.understudy.server.model.Status;
import dev.understudy.server.store.Records;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.token.KeyMaterial;
import dev.understudy.server.token.NumericDate;
import dev.understudy.server.token.SigningKeys;
import dev.understudy.server.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes the JWTs of an exchange apart, says their dates in words, and whether a key of this server's world signed them. */
final class JwtReading {

    private static final Set<String> DATES = Set.of("iat", "exp", "nbf", "auth_time");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Records records;
    private final SigningKeys keys;
    private final Clock clock;

    JwtReading(Records records, SigningKeys keys, Clock clock) {
        this.records = records;
        this.keys = keys;
        this.clock = clock;
    }

    /** Every JWT of an exchange, read by the clock of its project. */
    List<Map<String, Object>> of(Exchange exchange, Text text) {
        var all = new ArrayList<Map<String, Object>>();
        for (String jwt : in(exchange)) {
            CompactJwt.read(jwt, CompactJwt.Form.PADDED)
                    .ifPresent(read -> all.add(describe(jwt, read, text, clock.now(exchange.project()))));
        }
        return all;
    }

    private Map<String, Object> describe(String jwt, CompactJwt read, Text text, Instant now) {
        var described = new LinkedHashMap<String, Object>();
        described.put("value", text.ofParameter("id_token", jwt));
        described.put("header", text.of(Json.pretty(read.header())));
        var claims = new ArrayList<Map<String, Object>>();
        read.claims().properties().forEach(claim -> {
            var one = new LinkedHashMap<String, Object>();
            one.put("name", text.of(claim.getKey()));
            one.put("value", text.of(plain(claim.getValue()), 1_000));
            inWords(claim.getKey(), claim.getValue(), now).ifPresent(words -> one.put("words", words));
            claims.add(one);
        });
        described.put("claims", claims);
        described.put("verdict", verdict(read) + expiry(read, now));
        return described;
    }

    private String verdict(CompactJwt jwt) {
        if (!jwt.header().path("alg").asText().equals("RS256")) {
            return "Not believed: alg is not RS256, the only algorithm that Google uses here.";
        }
        if (keys.signed(jwt)) {
            return "Signature good: this server signed it, and its key is published at /oauth2/v3/certs.";
        }
        String issuer = jwt.claim("iss").orElse("");
        var account = records.serviceAccounts().find(issuer);
        if (account.isEmpty()) {
            return "Signature unknown: no key of this server or of its service accounts fits.";
        }
        return jwt.keyId()
                .flatMap(account.get()::key)
                .map(key -> verdict(jwt, key, issuer))
                .orElse("Signature unknown: " + issuer + " has no key of this id.");
    }

    private static String verdict(CompactJwt jwt, ServiceAccountKey key, String issuer) {
        if (!jwt.isSignedWith(KeyMaterial.publicKey(key.publicKey()))) {
            return "Signature bad: the key it names did not sign it.";
        }
        return key.status() == Status.ACTIVE
                ? "Signature good: signed with a key of " + issuer + "."
                : "Signature right, but the key is out of use.";
    }

    private static String expiry(CompactJwt jwt, Instant now) {
        return NumericDate.readLeniently(jwt.claims().path("exp"))
                .map(exp ->
                        exp.isBefore(now) ? " It expired " + ago(exp, now) + "." : " It expires " + ago(exp, now) + ".")
                .orElse(" It never expires: exp is missing.");
    }

    private static Optional<String> inWords(String name, JsonNode claim, Instant now) {
        return Optional.of(claim)
                .filter(value -> DATES.contains(name))
                .flatMap(NumericDate::readLeniently)
                .map(date -> CLOCK.format(date) + ", " + ago(date, now) + " by the lab's clock");
    }

    private static String ago(Instant date, Instant now) {
        var distance = Duration.between(now, date);
        return distance.isNegative() ? spoken(distance.negated()) + " ago" : "in " + spoken(distance);
    }

    private static String spoken(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " d " + duration.toHoursPart() + " h";
        }
        return duration.toHours() > 0
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toMinutes() > 0
                        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                        : duration.toSeconds() + " s";
    }

    private static String plain(JsonNode node) {
        return node.isTextual() ? node.textValue() : Json.compact(node);
    }

    private static Set<String> in(Exchange exchange) {
        var found = new LinkedHashSet<String>();
        var request = exchange.request();
        request.query().values().values().forEach(list -> list.forEach(value -> add(found, value)));
        request.form().values().values().forEach(list -> list.forEach(value -> add(found, value)));
        request.headers().all("Authorization").forEach(value -> add(found, value));
        exchange.reply().headers().all("Location").forEach(value -> add(found, value));
        if (exchange.reply().body().length() <= Gatherer.MOST) {
            add(found, exchange.reply().body().text());
        }
        return found;
    }

    private static void add(Set<String> found, String text) {
        var matcher = ValueKind.JWT.shape().matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
    }
}
