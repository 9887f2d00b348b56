package dev.understudy.server.consent;

import dev.understudy.server.model.Profile;
import dev.understudy.server.model.User;
import dev.understudy.server.session.Browser;
import dev.understudy.server.wire.Reply;
import java.util.Optional;

/** Answers {@code prompt=none}: never a page (OpenID Connect Core section 3.1.2.6). */
final class Silent {

    private final Profile profile;
    private final AccountRules accounts;
    private final CodeIssuer issuer;

    Silent(Surroundings surroundings, AccountRules accounts) {
        this.profile = surroundings.profile();
        this.accounts = accounts;
        this.issuer = new CodeIssuer(surroundings);
    }

    Reply answer(AuthorizationRequest asked, Browser browser) {
        var outcome = outcome(asked, browser);
        return asked.delivery().deliver(outcome.answer(), asked.client()).noting(outcome.facts());
    }

    private Outcome outcome(AuthorizationRequest asked, Browser browser) {
        if (accounts.signedIn(browser).isEmpty()) {
            return failed(asked, "login_required", "Nobody is signed in at this browser.");
        }
        Optional<User> user = accounts.signedIn(asked, browser);
        if (user.isEmpty()) {
            return asked.loginHint().isPresent()
                    ? failed(asked, "login_required", "The account of login_hint is not signed in at this browser.")
                    : failed(asked, "interaction_required", "Several accounts are signed in: the user must choose.");
        }
        return issuer.isGranted(asked, user.get())
                ? issuer.skipped(asked, user.get(), browser)
                : failed(asked, consentRequired(), "The user has not granted all of these scopes yet.");
    }

    /** Google says {@code interaction_required} where OpenID Connect has a name for it. */
    private String consentRequired() {
        return profile == Profile.STRICT ? "consent_required" : "interaction_required";
    }

    /** Captures of Google carry {@code error_subtype} with {@code interaction_required}. */
    private Outcome failed(AuthorizationRequest asked, String error, String why) {
        var answer = new Answer(java.util.Map.of());
        if (error.equals("interaction_required") && profile != Profile.STRICT) {
            answer = answer.with("error_subtype", "access_denied");
        }
        return issuer.failed(asked, answer.with("error", error), why);
    }
}
