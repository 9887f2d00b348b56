package dev.understudy.server.consent;

import dev.understudy.server.model.OobMode;
import dev.understudy.server.model.PendingAuthorization.Warning;
import dev.understudy.server.model.User;
import dev.understudy.server.store.Records;
import dev.understudy.server.wire.Reply;
import java.util.Optional;

/** The order of the pages: account, warnings, consent, answer. A page that is not needed is left out. */
final class Journey {

    static final String CHOOSER = "/v3/signin/accountchooser";
    static final String IDENTIFIER = "/v3/signin/identifier";
    static final String WARNING = "/signin/oauth/warning";
    static final String CONSENT = "/signin/oauth/consent";

    private final Records records;
    private final CodeIssuer issuer;
    private final Visits visits;

    Journey(Surroundings surroundings, Visits visits) {
        this.records = surroundings.records();
        this.issuer = new CodeIssuer(surroundings);
        this.visits = visits;
    }

    /** The account that was chosen. */
    Optional<User> user(Visit visit) {
        return visit.pending().userSub().flatMap(sub -> records.users().find(sub));
    }

    /** Leads to the next page that is needed, or back to the client. */
    Reply next(Visit visit) {
        var chosen = user(visit);
        if (chosen.isEmpty()) {
            boolean hinted = visit.asked().loginHint().isPresent()
                    && !visit.asked().prompt().forcesChoice();
            return visit.to(hinted ? IDENTIFIER : CHOOSER);
        }
        if (warning(visit).isPresent()) {
            return visit.to(WARNING);
        }
        boolean granted = issuer.isGranted(visit.asked(), chosen.get());
        return granted && !visit.asked().prompt().forcesConsent()
                ? finish(visit, issuer.skipped(visit.asked(), chosen.get(), visit.browser()))
                : visit.to(CONSENT);
    }

    /** The warning that must be shown next. */
    Optional<Warning> warning(Visit visit) {
        boolean outOfBand = visit.asked().delivery() instanceof Approval approval && approval.mode() == OobMode.WARNED;
        return Optional.of(Warning.OUT_OF_BAND)
                .filter(warning -> outOfBand && !visit.pending().passed().contains(warning));
    }

    /** The user said yes. */
    Reply allow(Visit visit, User user) {
        return visits.end(visit)
                ? finish(visit, issuer.consented(visit.asked(), user, visit.browser()))
                : Stale.reply();
    }

    /** The user said no. */
    Reply deny(Visit visit) {
        return visits.end(visit) ? finish(visit, issuer.denied(visit.asked())) : Stale.reply();
    }

    private Reply finish(Visit visit, Outcome outcome) {
        visits.end(visit);
        var reply =
                visit.asked().delivery().deliver(outcome.answer(), visit.asked().client());
        return visit.browser().remember(reply).noting(outcome.facts());
    }
}
