package dev.understudy.server.token;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.SpentAssertion;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * A client that shows who it is by a JWT that it signed: {@code private_key_jwt} (OpenID Connect Core section 9, RFC 7523
 * sections 2.2 and 3). Google has no such thing; its words are the fake's own.
 */
final class ClientAssertion {

    /** The one {@code client_assertion_type}. */
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final Duration LONGEST = Duration.ofHours(1);

    private final Records records;
    private final Profile profile;
    private final Function<String, Instant> timeOf;

    /**
     * Assertions by the clients in these records.
     *
     * @param timeOf the time of a project, by its id
     */
    ClientAssertion(Records records, Profile profile, Function<String, Instant> timeOf) {
        this.records = records;
        this.profile = profile;
        this.timeOf = timeOf;
    }

    /** The client that signed this assertion for this server, now, and for the first time. */
    OAuthClient authenticate(String assertion, TokenRequest request) {
        if (!request.params().find("client_assertion_type").orElse("").equals(TYPE)) {
            throw OAuthError.INVALID_REQUEST
                    .because("Invalid client_assertion_type")
                    .explained("A client_assertion comes with the client_assertion_type " + TYPE + " (RFC 7523"
                            + " section 2.2).");
        }
        var jwt = CompactJwt.read(assertion, CompactJwt.Form.CANONICAL)
                .orElseThrow(() -> refused("The client_assertion is not a JWT."));
        var client = signer(jwt, request);
        if (!new TokenAudience(profile, request.site()).isMeantBy(jwt)) {
            throw refused("aud is neither the issuer " + request.site().issuer() + " nor its token endpoint.");
        }
        requireOnce(jwt, client, requireTimes(jwt, timeOf.apply(client.projectId())));
        return client;
    }

    private OAuthClient signer(CompactJwt jwt, TokenRequest request) {
        String id = jwt.claim("iss").orElse("");
        if (!jwt.claim("sub").orElse("").equals(id)
                || !request.params().find("client_id").orElse(id).equals(id)) {
            throw refused("iss and sub must both be the client_id (RFC 7523 section 3).");
        }
        var client = new KnownClients(records).require(id);
        String jwks = client.jwks().orElseThrow(() -> refused("The client has no jwks: no keys of it are known."));
        if (!isSigned(jwt, jwks)) {
            throw refused("None of the client's keys made this signature with RS256.");
        }
        return client;
    }

    private static boolean isSigned(CompactJwt jwt, String jwks) {
        try {
            return ForeignKeys.read(jwks).signed(jwt);
        } catch (IllegalArgumentException e) {
            throw refused("The client's jwks cannot be worked with. " + e.getMessage());
        }
    }

    private Instant requireTimes(CompactJwt jwt, Instant now) {
        var latest = now.plus(profile.clockSkew());
        var expires = NumericDate.read(jwt.claims().path("exp"))
                .filter(exp -> exp.isAfter(now) && !exp.isAfter(latest.plus(LONGEST)))
                .orElseThrow(() -> refused("exp must be a time within the next hour; here it is " + now + "."));
        for (String earlier : new String[] {"iat", "nbf"}) {
            var claim = jwt.claims().path(earlier);
            if (!claim.isMissingNode()
                    && NumericDate.read(claim).filter(at -> !at.isAfter(latest)).isEmpty()) {
                throw refused(earlier + " must be a time in the past; here it is " + now + ".");
            }
        }
        return expires;
    }

    /** Of any number of requests with the same {@code jti} one passes (RFC 7523 section 3, number 7). */
    private void requireOnce(CompactJwt jwt, OAuthClient client, Instant expires) {
        String id = jwt.claim("jti")
                .orElseThrow(() -> refused("The assertion has no jti (OpenID Connect Core section 9)."));
        var now = timeOf.apply(client.projectId());
        var spent = records.spentAssertions()
                .merge(Hashes.sha256(client.id() + " " + id), SpentAssertion.NEVER, before -> before.use(now, expires));
        if (spent.uses() > 1) {
            throw refused("An assertion of the jti " + id + " was used before: each is good once.");
        }
    }

    private static OAuthException refused(String why) {
        return OAuthError.INVALID_CLIENT.because("Invalid client assertion.").explained(why);
    }
}
