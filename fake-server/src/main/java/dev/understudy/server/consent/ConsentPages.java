package dev.understudy.server.consent;

import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scope;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.page.AccountRow;
import dev.understudy.server.page.ConsentPage;
import dev.understudy.server.page.ConsentWords;
import dev.understudy.server.page.ScopeRow;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.Comparator;
import java.util.List;

/** The question whether the app may. */
final class ConsentPages {

    private final Profile profile;
    private final Visits visits;
    private final Journey journey;

    ConsentPages(Surroundings surroundings, Visits visits, Journey journey) {
        this.profile = surroundings.profile();
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
        boolean cleared = request.query().find("select").filter("none"::equals).isPresent();
        return page(visit, user.get(), cleared ? ScopeRow.Choice.UNTICKED : ScopeRow.Choice.TICKED);
    }

    private Reply page(Visit visit, User user, ScopeRow.Choice boxes) {
        var asked = visit.asked();
        var rows = asked.scopes().stream()
                .sorted(Comparator.comparing(scope -> hasBox(asked, scope)))
                .map(scope -> new ScopeRow(
                        scope,
                        Scopes.find(scope).map(Scope::consentText).orElse(scope),
                        hasBox(asked, scope) ? boxes : ScopeRow.Choice.FIXED))
                .toList();
        return new ConsentPage(
                        visit.form(Journey.CONSENT),
                        new AccountRow(0, user.name(), user.email()),
                        rows,
                        words(asked),
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
        var granted = visit.asked().scopes().stream()
                .filter(scope -> !hasBox(visit.asked(), scope) || ticked.contains(scope))
                .toList();
        return Decided.isAllowed(request) && !granted.isEmpty()
                ? journey.allow(visit, user.get(), granted)
                : journey.deny(visit);
    }

    /**
     * Whether a scope can be left out: not what goes with the sign-in, and not what is all that is asked for (from
     * memory; so is that {@code enable_granular_consent=false} has no effect on clients of today).
     */
    private boolean hasBox(AuthorizationRequest asked, String scope) {
        return profile.hasGranularConsent() && asked.scopes().size() > 1 && !Scopes.isIdentity(scope);
    }

    private ConsentWords words(AuthorizationRequest asked) {
        if (!profile.hasGranularConsent()) {
            return ConsentWords.formerly(asked.app());
        }
        if (Scopes.areIdentityOnly(asked.scopes())) {
            return ConsentWords.signIn(asked.app());
        }
        return asked.scopes().size() > 1 ? ConsentWords.choice(asked.app()) : ConsentWords.access(asked.app());
    }
}
