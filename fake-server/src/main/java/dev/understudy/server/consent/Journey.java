package dev.understudy.server.consent;

import dev.understudy.server.model.OobMode;
import dev.understudy.server.model.PendingAuthorization.Warning;
import dev.understudy.server.model.Profile;
import dev.understudy.server.model.User;
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
    private final UserRules rules;
    private final Visits visits;

    Journey(Surroundings surroundings, Visits visits) {
        this.records = surroundings.records();
        this.profile = surroundings.profile();
        this.grants = new GrantBook(surroundings);
        this.answers = new AnswerMaker(surroundings);
        this.rules = new UserRules(records);
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
        rules.check(visit.asked(), chosen.get(), new Params(visit.pending().parameters()));
        if (warning(visit).isPresent()) {
            return visit.to(WARNING);
        }
        return mustAsk(visit, chosen.get())
                ? visit.to(CONSENT)
                : finish(visit, () -> answers.granted(Decision.asBefore(visit.asked(), chosen.get(), visit.browser())));
    }

    /** The warning that must be shown next. */
    Optional<Warning> warning(Visit visit) {
        return Stream.of(Warning.OUT_OF_BAND, Warning.UNVERIFIED)
                .filter(warning -> !visit.pending().passed().contains(warning))
                .filter(warning -> warning == Warning.OUT_OF_BAND ? isOutOfBand(visit) : isUnverified(visit))
                .findFirst();
    }

    /** The user whom the consent page is to ask; nobody gets there past an account or a warning by typing its URL. */
    Optional<User> userToAsk(Visit visit) {
        var user = user(visit).filter(chosen -> warning(visit).isEmpty());
        user.ifPresent(chosen ->
                rules.check(visit.asked(), chosen, new Params(visit.pending().parameters())));
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

    private boolean mustAsk(Visit visit, User user) {
        return visit.asked().prompt().forcesConsent() || !grants.covers(visit.asked(), user);
    }

    private static boolean isOutOfBand(Visit visit) {
        return visit.asked().delivery() instanceof Approval approval && approval.mode() == OobMode.WARNED;
    }

    /** Google warns of unverified apps only where they ask for something that it reviews, and not within a company. */
    private boolean isUnverified(Visit visit) {
        var screen = visit.asked().project().consentScreen();
        return profile.hasGranularConsent()
                && !screen.verified()
                && screen.internalTo().isEmpty()
                && UserRules.isSensitive(visit.asked())
                && user(visit).filter(chosen -> mustAsk(visit, chosen)).isPresent();
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
