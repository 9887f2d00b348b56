package dev.understudy.server.consent;

import dev.understudy.server.model.ClientType;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The checks of {@code response_type} and of what depends on it. */
final class ResponseRules {

    private static final String NONE = "none";

    private final Profile profile;

    ResponseRules(Profile profile) {
        this.profile = profile;
    }

    /** What is asked for, in any order (RFC 6749 section 3.1.1); empty for {@code none}. */
    Set<ResponseType> read(Sender sender, Params params) {
        // Google says "Required parameter is missing" for this one parameter only.
        String value = params.find("response_type")
                .orElseThrow(() -> Refusal.of(
                                OAuthError.INVALID_REQUEST, "Required parameter is missing: response_type")
                        .explained("The request has no response_type; often the URL was cut at its first '&'."));
        var types = parse(value).orElseThrow(() -> unsupported(value, "Google knows code, token and id_token."));
        if (sender.delivery() instanceof Approval && !types.equals(EnumSet.of(ResponseType.CODE))) {
            throw unsupported(value, "Out of band only a code can be given.");
        }
        // From memory: that installed apps may not have tokens in the URL (RFC 9700 section 2.1.2 forbids it to all).
        var type = sender.client().type();
        boolean mayHaveToken = profile.givesTokensInUrls() && (type == ClientType.WEB || type == ClientType.CHROME);
        if (types.contains(ResponseType.TOKEN) && !mayHaveToken) {
            throw unsupported(value, "Only Web clients may have an access token put into the URL, in strict nobody.");
        }
        if (types.contains(ResponseType.PERMISSION)
                && (type != ClientType.WEB || profile.namesUnsupportedResponseTypes())) {
            throw unsupported(value, "permission is of Google's own script library, in web pages.");
        }
        return types;
    }

    /** The words of a list, or nothing if one is unknown or comes twice. */
    static Optional<Set<ResponseType>> parse(String value) {
        var types = EnumSet.noneOf(ResponseType.class);
        if (value.equals(NONE)) {
            return Optional.of(types);
        }
        for (String word : value.split(" ")) {
            var type = Arrays.stream(ResponseType.values())
                    .filter(each -> each.word().equals(word))
                    .findFirst();
            if (type.isEmpty() || !types.add(type.get())) {
                return Optional.empty();
            }
        }
        return Optional.of(types);
    }

    /** The nonce, without which no id_token is given at the redirect (OpenID Connect Core section 3.2.2.1). */
    static Optional<String> nonce(Set<ResponseType> types, Collection<String> scopes, Params params) {
        var nonce = params.find("nonce");
        if (types.contains(ResponseType.ID_TOKEN)) {
            if (nonce.isEmpty()) {
                throw Refusal.of(OAuthError.INVALID_REQUEST, "Missing required parameter: nonce");
            }
            if (!Scopes.askIdentity(scopes)) {
                // The words are from memory.
                throw Refusal.of(OAuthError.INVALID_SCOPE, "Missing required scope: openid");
            }
        }
        return nonce;
    }

    /** PKCE protects codes; Google refuses it where there is none. */
    static void checkPkce(Set<ResponseType> types, Params params) {
        if (types.contains(ResponseType.CODE)) {
            return;
        }
        for (String name : List.of("code_challenge_method", "code_challenge")) {
            if (params.find(name).isPresent()) {
                throw ParameterRules.notAllowed(name)
                        .explained("PKCE belongs to response_type=code; expo and others send it by default.");
            }
        }
    }

    private Refusal unsupported(String value, String why) {
        var error = profile.namesUnsupportedResponseTypes()
                ? OAuthError.UNSUPPORTED_RESPONSE_TYPE
                : OAuthError.INVALID_REQUEST;
        return Refusal.of(error, "Invalid response_type: " + value).explained(why);
    }
}
