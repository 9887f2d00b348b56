package dev.understudy.server.consent;

import dev.understudy.server.model.OobMode;
import dev.understudy.server.model.PendingAuthorization.Warning;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.User;
import dev.understudy.server.model.Verdict;
import dev.understudy.server.refusal.Admission;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The order of the pages: account, warnings, consent, answer. A page that is not needed is left out. */
final class Journey {

    static final String CHOOSER = "/v3/signin/accountchooser";
    static final String IDENTIFIER = "/v3/signin/identifier";
    static final String WARNING = "/signin/oauth/warning";
    static final String CONSENT = "/signin/oauth/consent";

    private final Records records;
    private final Profile profile;
    private final GrantBook grants;
    private final AnswerMaker answers;
    private final Admission admission;
    private final Visits visits;

    Journey(Surroundings surroundings, Visits visits) {
        this.records = surroundings.records();
        this.profile = surroundings.profile();
        this.grants = new GrantBook(surroundings);
        this.answers = new AnswerMaker(surroundings);
        this.admission = new Admission(records);
        this.visits = visits;
    }

    /**
     * Leads to the next page that is needed, or back to the client.
     *
     * @throws Refusal if this user may not use this app
     */
    Reply next(Visit visit) {
        var chosen = user(visit);
        if (chosen.isEmpty()) {
            boolean hinted = visit.asked().hints().account().isPresent()
                    && !visit.asked().prompt().forcesChoice();
            return visit.to(hinted ? IDENTIFIER : CHOOSER);
        }
        check(visit, chosen.get());
        var decides = chosen.get().decides();
        if (decides.filter(Verdict.DENY::equals).isPresent()) {
            return deny(visit);
        }
        if (decides.isEmpty() && warning(visit).isPresent()) {
            return visit.to(WARNING);
        }
        var asked = visit.asked();
        return standing(visit, chosen.get())
                .map(scopes -> finish(
                        visit, () -> answers.granted(Decision.asBefore(asked, chosen.get(), visit.browser(), scopes))))
                .orElseGet(() -> decides.isPresent() ? allow(visit, chosen.get(), asked.scopes()) : visit.to(CONSENT));
    }

    /** The warning that must be shown next. */
    Optional<Warning> warning(Visit visit) {
        return Stream.of(Warning.values())
                .filter(warning -> !visit.pending().passed().contains(warning))
                .filter(warning -> applies(warning, visit))
                .findFirst();
    }

    private boolean applies(Warning warning, Visit visit) {
        var project = visit.asked().project();
        var scopes = visit.asked().scopes();
        var asked = user(visit)
                .filter(user -> profile.warnsOfUnverifiedApps())
                .filter(user -> standing(visit, user).isEmpty());
        return switch (warning) {
            case OUT_OF_BAND -> isOutOfBand(visit);
            case BLOCKED ->
                asked.filter(user -> admission.blocks(project, scopes, user)).isPresent();
            case UNVERIFIED -> asked.isPresent() && Admission.warnsOf(project, scopes);
        };
    }

    /** The user whom the consent page is to ask; nobody gets there past an account or a warning by typing its URL. */
    Optional<User> userToAsk(Visit visit) {
        var user = user(visit).filter(chosen -> warning(visit).isEmpty());
        user.ifPresent(chosen -> check(visit, chosen));
        return user;
    }

    /** The user said yes to these scopes. */
    Reply allow(Visit visit, User user, List<String> scopes) {
        return finish(
                visit,
                () -> answers.granted(new Decision(visit.asked(), user, visit.browser(), scopes, Consent.SHOWN)));
    }

    /** The user said no. */
    Reply deny(Visit visit) {
        return finish(visit, () -> answers.denied(visit.asked()));
    }

    private Optional<User> user(Visit visit) {
        return visit.pending().userSub().flatMap(sub -> records.users().find(sub));
    }

    private void check(Visit visit, User user) {
        var asked = visit.asked();
        admission.check(
                asked.client(), asked.scopes(), user, new Params(visit.pending().parameters()));
    }

    /** What need not be asked again. */
    private Optional<List<String>> standing(Visit visit, User user) {
        return visit.asked().prompt().forcesConsent() ? Optional.empty() : grants.standing(visit.asked(), user);
    }

    private static boolean isOutOfBand(Visit visit) {
        return visit.asked().delivery() instanceof Approval approval && approval.mode() == OobMode.WARNED;
    }

    /** Ends the visit; of any number of answers to one request exactly one counts. */
    private Reply finish(Visit visit, Supplier<Outcome> ending) {
        if (!visits.end(visit)) {
            return Stale.reply();
        }
        var outcome = ending.get();
        var reply =
                visit.asked().delivery().deliver(outcome.answer(), visit.asked().client());
        return visit.browser().remember(reply).noting(outcome.facts());
    }
}
