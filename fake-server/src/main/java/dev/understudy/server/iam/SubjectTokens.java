package dev.understudy.server.iam;

import dev.understudy.server.model.WorkloadIdentity;
import dev.understudy.server.model.WorkloadProvider;
import dev.understudy.server.token.CompactJwt;
import dev.understudy.server.token.ForeignKeys;
import dev.understudy.server.token.NumericDate;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.OAuthException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Verifies the tokens that workloads bring: times, issuer, audience, signature and the provider's condition. The words
 * but those of the condition are from memory.
 */
final class SubjectTokens {

    private SubjectTokens() {}

    /** A JWT whose times are good, whoever made it. */
    static CompactJwt read(String token, Instant now) {
        var jwt = CompactJwt.read(token, CompactJwt.Form.CANONICAL)
                .orElseThrow(() -> OAuthError.INVALID_REQUEST
                        .because("Unable to parse the ID Token.")
                        .explained("The subject_token is not a JWT."));
        if (NumericDate.read(jwt.claims().path("exp")).filter(now::isBefore).isEmpty()) {
            throw OAuthError.INVALID_GRANT
                    .because("ID Token issued by the provider is stale to sign-in.")
                    .explained("The subject_token has expired, or says no time.");
        }
        return jwt;
    }

    /** Who the workload is, if the provider takes its token. */
    static WorkloadIdentity verify(CompactJwt jwt, WorkloadProvider provider) {
        if (jwt.claim("iss").filter(provider.issuer()::equals).isEmpty()) {
            throw refused(
                    "The issuer in ID Token " + jwt.claim("iss").orElse("") + " does not match the expected ones: "
                            + provider.issuer() + ".",
                    "The provider " + provider.id() + " takes tokens of one issuer only.");
        }
        if (jwt.audiences().noneMatch(provider.accepted()::contains)) {
            throw refused(
                    "The audience in ID Token ["
                            + String.join(", ", jwt.audiences().toList()) + "] does not match the expected audience.",
                    "The provider takes the audiences " + provider.accepted() + ".");
        }
        if (!provider.jwks()
                .map(ForeignKeys::read)
                .map(keys -> keys.signed(jwt))
                .orElse(true)) {
            throw refused(
                    "Invalid JWT signature.",
                    "None of the keys of the provider's key set made this signature with RS256.");
        }
        return identity(jwt, provider);
    }

    private static WorkloadIdentity identity(CompactJwt jwt, WorkloadProvider provider) {
        var assertion = new LinkedHashMap<String, String>();
        jwt.claims().properties().stream()
                .filter(claim -> claim.getValue().isValueNode())
                .forEach(claim -> assertion.put(
                        "assertion." + claim.getKey(), claim.getValue().asText()));
        var usual = Map.of(WorkloadAttributes.SUBJECT, assertion.getOrDefault("assertion.sub", ""));
        return WorkloadAttributes.identity(assertion, usual, provider);
    }

    private static OAuthException refused(String words, String why) {
        return OAuthError.INVALID_GRANT.because(words).explained(why);
    }
}
