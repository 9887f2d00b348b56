package dev.understudy.server.consent;

import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scope;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.page.AccountRow;
import dev.understudy.server.page.ConsentPage;
import dev.understudy.server.page.ConsentWords;
import dev.understudy.server.page.ScopeRow;
import dev.understudy.server.refusal.Admission;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.Comparator;
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
        boolean all = request.query().find("select").filter("all"::equals).isPresent();
        return page(visit, user.get(), all ? ScopeRow.Choice.TICKED : ScopeRow.Choice.UNTICKED);
    }

    private Reply page(Visit visit, User user, ScopeRow.Choice boxes) {
        var asked = visit.asked();
        var optional = optional(asked, user);
        var rows = asked.scopes().stream()
                .sorted(Comparator.comparing(optional::contains))
                .map(scope -> new ScopeRow(
                        scope,
                        Scopes.find(scope).map(Scope::consentText).orElse(scope),
                        optional.contains(scope) ? boxes : ScopeRow.Choice.FIXED))
                .toList();
        return new ConsentPage(
                        visit.form(Journey.CONSENT),
                        new AccountRow(0, user.name(), user.email()),
                        rows,
                        words(asked, optional),
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
        var ticked = request.form().all("scope");
        var optional = optional(visit.asked(), user.get());
        var granted = visit.asked().scopes().stream()
                .filter(scope -> !optional.contains(scope) || ticked.contains(scope))
                .toList();
        return Decided.isAllowed(request) && !granted.isEmpty()
                ? journey.allow(visit, user.get(), granted)
                : journey.deny(visit);
    }

    /**
     * The scopes that can be left out: not what goes with the sign-in, not what is all that is asked for (from memory;
     * so is that {@code enable_granular_consent=false} has no effect on clients of today), and none where a company
     * trusts the client.
     */
    private List<String> optional(AuthorizationRequest asked, User user) {
        boolean choice = profile.hasGranularConsent()
                && asked.scopes().size() > 1
                && !admission.isAllOrNothing(asked.client(), user);
        return choice
                ? asked.scopes().stream()
                        .filter(scope -> !Scopes.isIdentity(scope))
                        .toList()
                : List.of();
    }

    private ConsentWords words(AuthorizationRequest asked, List<String> optional) {
        if (!profile.hasGranularConsent()) {
            return ConsentWords.formerly(asked.app());
        }
        if (Scopes.areIdentityOnly(asked.scopes())) {
            return ConsentWords.signIn(asked.app());
        }
        return optional.isEmpty() ? ConsentWords.access(asked.app()) : ConsentWords.choice(asked.app());
    }
}
