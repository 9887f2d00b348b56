package dev.understudy.server.consent;

import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.page.AccountRow;
import dev.understudy.server.page.ConsentPage;
import dev.understudy.server.page.ConsentWords;
import dev.understudy.server.page.ScopeChoice;
import dev.understudy.server.refusal.Admission;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.List;

/** The question whether the app may. */
final class ConsentPages {

    private final Profile profile;
    private final Admission admission;
    private final Visits visits;
    private final Journey journey;

    ConsentPages(Surroundings surroundings, Visits visits, Journey journey) {
        this.profile = surroundings.profile();
        this.admission = new Admission(surroundings.records());
        this.visits = visits;
        this.journey = journey;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("authorize.consent", Route.get(Journey.CONSENT), visits.handler(this::question)),
                Endpoint.of("authorize.consent", Route.post(Journey.CONSENT), visits.handler(this::decision)));
    }

    private Reply question(Visit visit, Request request) {
        var user = journey.userToAsk(visit);
        if (user.isEmpty()) {
            return journey.next(visit);
        }
        var asked = visit.asked();
        var choice = choice(asked, user.get());
        return new ConsentPage(
                        visit.form(Journey.CONSENT),
                        new AccountRow(0, user.get().name(), user.get().email()),
                        choice.rows(request.query()),
                        words(asked, choice),
                        Journey.CHOOSER)
                .page();
    }

    private Reply decision(Visit visit, Request request) {
        var user = journey.userToAsk(visit);
        // The account may have been changed in another window since the page was made.
        if (user.isEmpty()
                || !request.form().all("account").equals(List.of(user.get().email()))) {
            return journey.next(visit);
        }
        var granted = choice(visit.asked(), user.get()).granted(request.form());
        return Decided.isAllowed(request) && !granted.isEmpty()
                ? journey.allow(visit, user.get(), granted)
                : journey.deny(visit);
    }

    /** None where a company trusts the client. */
    private ScopeChoice choice(AuthorizationRequest asked, User user) {
        return admission.isAllOrNothing(asked.client(), user)
                ? ScopeChoice.none(asked.scopes())
                : ScopeChoice.of(asked.scopes(), profile);
    }

    private ConsentWords words(AuthorizationRequest asked, ScopeChoice choice) {
        if (!profile.hasGranularConsent()) {
            return ConsentWords.formerly(asked.app());
        }
        if (Scopes.areIdentityOnly(asked.scopes())) {
            return ConsentWords.signIn(asked.app());
        }
        return choice.hasBoxes() ? ConsentWords.choice(asked.app()) : ConsentWords.access(asked.app());
    }
}
