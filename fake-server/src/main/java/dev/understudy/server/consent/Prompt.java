package dev.understudy.server.consent;

import dev.understudy.server.model.Profile;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which pages must, or must not, be shown (OpenID Connect Core section 3.1.2.1, and Google's older
 * {@code approval_prompt}).
 *
 * @param values the values of {@code prompt}
 */
record Prompt(Set<String> values) {

    /** {@code login} is OpenID Connect's; that Google takes it is from memory. */
    private static final Set<String> KNOWN = Set.of("none", "consent", "select_account", "login");

    Prompt {
        values = Set.copyOf(values);
    }

    /** Reads the two parameters; the texts of the refusals are from memory. */
    static Prompt read(Params params, Profile profile) {
        var values = new LinkedHashSet<>(
                Arrays.asList(params.find("prompt").orElse("").split(" ")));
        values.remove("");
        var approval = params.find("approval_prompt");
        if (approval.isPresent() && !values.isEmpty()) {
            throw Refusal.of(OAuthError.INVALID_REQUEST, "Conflict params: approval_prompt and prompt");
        }
        for (String value : values) {
            if (!KNOWN.contains(value)) {
                throw invalid("prompt", value);
            }
        }
        if (values.contains("none") && values.size() > 1) {
            throw invalid("prompt", String.join(" ", values));
        }
        // What libraries before OpenID Connect called prompt=none.
        if (!profile.ignoresUnknownParameters()
                && params.find("immediate").filter("true"::equals).isPresent()) {
            values.addAll(Set.of("none", "immediate"));
        }
        approval.ifPresent(value -> {
            if (value.equals("force")) {
                values.add("consent");
            } else if (!value.equals("auto")) {
                throw invalid("approval_prompt", value);
            }
        });
        return new Prompt(values);
    }

    /** No page at all. */
    boolean isNone() {
        return values.contains("none");
    }

    /** The same, asked for by its older name, which has an error of its own. */
    boolean isImmediate() {
        return values.contains("immediate");
    }

    /** The consent page even if everything was granted before. */
    boolean forcesConsent() {
        return values.contains("consent");
    }

    /** The account page even if it is plain who is signed in. */
    boolean forcesChoice() {
        return values.contains("select_account") || values.contains("login");
    }

    private static Refusal invalid(String name, String value) {
        return Refusal.of(
                OAuthError.INVALID_REQUEST, "Invalid parameter value for " + name + ": Invalid " + name + ": " + value);
    }
}
