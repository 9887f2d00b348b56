package dev.understudy.server.grant;

import dev.understudy.server.model.PkceChallenge;
import dev.understudy.server.model.Profile;
import dev.understudy.server.token.Hashes;
import dev.understudy.server.wire.OAuthError;
import java.util.Optional;

/**
 * Proof Key for Code Exchange, the check of RFC 7636 section 4.6. Google is not known to check a verifier's length, so
 * neither does this.
 */
final class Pkce {

    private Pkce() {}

    static void check(Optional<PkceChallenge> challenge, Optional<String> verifier, Profile profile) {
        if (challenge.isEmpty()) {
            verifier.filter(sent -> profile.refusesUnneededVerifiers()).ifPresent(unneeded -> {
                throw OAuthError.INVALID_GRANT
                        .because("code_verifier or verifier is not needed")
                        .explained("A code_verifier came, but the authorization request had no code_challenge.");
            });
            return;
        }
        String proof = verifier.orElseThrow(() -> OAuthError.INVALID_GRANT
                .because("Missing code verifier.")
                .explained("The authorization request had a code_challenge, so the exchange must bring the"
                        + " code_verifier: was it kept between redirect and callback?"));
        if (!proves(challenge.get(), proof)) {
            throw OAuthError.INVALID_GRANT
                    .because("Invalid code verifier.")
                    .explained("The code_verifier does not fit the code_challenge of the authorization request.");
        }
    }

    private static boolean proves(PkceChallenge challenge, String verifier) {
        String derived = challenge.method().equals("S256") ? Hashes.sha256(verifier) : verifier;
        return Hashes.same(derived, challenge.value());
    }
}
