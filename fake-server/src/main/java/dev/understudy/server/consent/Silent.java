package dev.understudy.server.consent;

import dev.understudy.server.model.Profile;
import dev.understudy.server.model.User;
import dev.understudy.server.refusal.Admission;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.session.Browser;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import java.util.Optional;

/** Answers {@code prompt=none}: never a page (OpenID Connect Core section 3.1.2.6). */
final class Silent {

    private final Profile profile;
    private final AccountRules accounts;
    private final GrantBook grants;
    private final AnswerMaker answers;
    private final Admission admission;

    Silent(Surroundings surroundings, AccountRules accounts) {
        this.profile = surroundings.profile();
        this.accounts = accounts;
        this.grants = new GrantBook(surroundings);
        this.answers = new AnswerMaker(surroundings);
        this.admission = new Admission(surroundings.records());
    }

    Reply answer(AuthorizationRequest asked, Browser browser, Params params) {
        var outcome = outcome(asked, browser, params);
        return asked.delivery().deliver(outcome.answer(), asked.client()).noting(outcome.facts());
    }

    private Outcome outcome(AuthorizationRequest asked, Browser browser, Params params) {
        Optional<User> user = accounts.signedIn(asked, browser);
        if (user.isEmpty()) {
            return accounts.mustChoose(asked, browser)
                    ? failed(asked, choiceRequired(), "Several accounts are signed in: the user must choose.")
                    : failed(
                            asked,
                            "login_required",
                            "Nobody is signed in at this browser, or not whom the request means, or too long ago.");
        }
        try {
            admission.check(asked.client(), asked.scopes(), user.get(), params);
        } catch (Refusal refusal) {
            return failed(asked, "access_denied", refusal.description());
        }
        return grants.standing(asked, user.get())
                .map(scopes -> answers.granted(Decision.asBefore(asked, user.get(), browser, scopes)))
                .orElseGet(() -> failed(asked, consentRequired(), "The user has not granted all of these scopes yet."));
    }

    private String choiceRequired() {
        return profile.namesWhatIsRequired() ? "account_selection_required" : "interaction_required";
    }

    /** Google says {@code interaction_required} where OpenID Connect has a name for it. */
    private String consentRequired() {
        return profile.namesWhatIsRequired() ? "consent_required" : "interaction_required";
    }

    private Outcome failed(AuthorizationRequest asked, String error, String why) {
        return answers.failed(asked, asked.prompt().isImmediate() ? "immediate_failed" : error, why);
    }
}
