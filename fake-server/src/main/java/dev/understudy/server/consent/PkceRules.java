package dev.understudy.server.consent;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.PkceChallenge;
import dev.understudy.server.model.Profile;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The checks of RFC 7636 section 4.3; Google's texts for them were not captured and are from memory. */
final class PkceRules {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private static final String MISSING = "Missing required parameter: code_challenge";

    private PkceRules() {}

    /**
     * Reads the parameters; without a method it is {@code plain}.
     *
     * @throws Refusal if they are no challenge; in the strict profile if it is not S256, or if it is missing though it is
     *     a public client that asks for a code
     */
    static Optional<PkceChallenge> read(OAuthClient client, Set<ResponseType> types, Params params, Profile profile) {
        var challenge = read(params);
        if (!profile.demandsChallenges() || !types.contains(ResponseType.CODE)) {
            return challenge;
        }
        if (challenge.isEmpty() && client.type().isInstalled()) {
            throw Refusal.of(OAuthError.INVALID_REQUEST, MISSING)
                    .explained("RFC 9700 section 2.1.1: public clients must use PKCE.");
        }
        challenge.filter(read -> !read.method().equals("S256")).ifPresent(read -> {
            throw Refusal.of(OAuthError.INVALID_REQUEST, "Invalid code_challenge_method: " + read.method())
                    .explained("RFC 9700 section 2.1.1: with S256 the challenge does not expose the verifier.");
        });
        return challenge;
    }

    private static Optional<PkceChallenge> read(Params params) {
        var method = params.find("code_challenge_method");
        var challenge = params.find("code_challenge");
        method.filter(value -> !value.equals("S256") && !value.equals("plain")).ifPresent(value -> {
            throw Refusal.of(OAuthError.INVALID_REQUEST, "Invalid code_challenge_method: " + value);
        });
        if (challenge.isEmpty()) {
            method.ifPresent(value -> {
                throw Refusal.of(OAuthError.INVALID_REQUEST, MISSING);
            });
            return Optional.empty();
        }
        if (!CHALLENGE.matcher(challenge.get()).matches()) {
            throw Refusal.of(OAuthError.INVALID_REQUEST, "Invalid code_challenge: " + challenge.get())
                    .explained("A code challenge has 43 to 128 characters of A-Z a-z 0-9 - . _ ~ (RFC 7636).");
        }
        return Optional.of(new PkceChallenge(challenge.get(), method.orElse("plain")));
    }
}
