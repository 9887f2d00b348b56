package dev.understudy.server.consent;

import dev.understudy.server.model.OAuthClient;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scope;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.Wording;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import java.util.List;
import java.util.stream.Collectors;

/** Google's checks of {@code scope}. */
final class ScopeRules {

    private static final String INVALID = "Some requested scopes were invalid. {%s}";

    private ScopeRules() {}

    /** Reads the parameter and makes the scopes canonical. */
    static List<String> read(Params params, Profile profile) {
        var asked = Scopes.split(params.find("scope").orElse(""));
        if (asked.isEmpty()) {
            var error = profile.namesMissingScopes() ? OAuthError.INVALID_SCOPE : OAuthError.INVALID_REQUEST;
            throw Refusal.of(error, "Missing required parameter: scope");
        }
        var known = asked.stream()
                .collect(Collectors.partitioningBy(scope -> Scopes.find(scope).isPresent()));
        var invalid = known.getOrDefault(false, List.of());
        if (!invalid.isEmpty()) {
            throw refusal(known.getOrDefault(true, List.of()), invalid);
        }
        return Scopes.canonical(asked);
    }

    /**
     * Whether the answer shall include what was granted earlier: not for installed apps (Google's guide for them). The
     * words of the refusal are from memory.
     */
    static boolean includesGranted(OAuthClient client, Params params, Profile profile) {
        if (!profile.knowsGooglesParameters()) {
            return false;
        }
        String value = params.find("include_granted_scopes").orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw Refusal.of(
                    OAuthError.INVALID_REQUEST,
                    "Invalid parameter value for include_granted_scopes: Invalid boolean value: " + value);
        }
        return value.equals("true") && !client.type().isInstalled();
    }

    /** Canonical too, but without the {@code openid} that identity brings along. */
    private static List<String> valid(List<String> asked) {
        return Scopes.canonical(asked).stream()
                .filter(scope -> asked.contains(Scopes.OPENID) || !scope.equals(Scopes.OPENID))
                .toList();
    }

    private static Refusal refusal(List<String> known, List<String> invalid) {
        var valid = valid(known);
        return Refusal.of(OAuthError.INVALID_SCOPE, INVALID.formatted(lists(valid, invalid)))
                .formerly(Wording.UNTIL_2017, INVALID.formatted(lists(known, invalid) + noncanonical(known)))
                .explained("Google does not know " + String.join(", ", invalid)
                        + ": scopes are whole URLs, separated by spaces.");
    }

    private static String lists(List<String> valid, List<String> invalid) {
        return valid.isEmpty() ? "invalid=" + invalid : "valid=" + valid + ", invalid=" + invalid;
    }

    /** The older names among them, and what they stand for; a capture of 2012 has it. */
    private static String noncanonical(List<String> known) {
        var older = known.stream()
                .flatMap(scope -> Scopes.find(scope).stream()
                        .map(Scope::value)
                        .filter(canonical -> !canonical.equals(scope))
                        .map(canonical -> scope + "(" + canonical + ")"))
                .toList();
        return older.isEmpty() ? "" : ", noncanonical=" + older;
    }
}
