package dev.understudy.server.consent;

import dev.understudy.server.model.Profile;
import dev.understudy.server.model.Scope;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.page.AccountRow;
import dev.understudy.server.page.ConsentPage;
import dev.understudy.server.page.ScopeRow;
import dev.understudy.server.page.WarningPage;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.List;
import java.util.function.BiFunction;

/** The pages between the account and the answer: warnings, and the question whether the app may. */
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
                Endpoint.of("authorize.warning", Route.get(Journey.WARNING), visits.handler(this::warning)),
                Endpoint.of("authorize.warning", Route.post(Journey.WARNING), visits.handler(this::warned)),
                Endpoint.of("authorize.consent", Route.get(Journey.CONSENT), visits.handler(this::question)),
                Endpoint.of("authorize.consent", Route.post(Journey.CONSENT), visits.handler(this::decision)));
    }

    private Reply warning(Visit visit, Request request) {
        return journey.warning(visit).isEmpty()
                ? journey.next(visit)
                : new WarningPage(
                                visit.form(Journey.WARNING),
                                visit.asked().client().id())
                        .page();
    }

    private Reply warned(Visit visit, Request request) {
        if (!isAllowed(request)) {
            return journey.deny(visit);
        }
        return journey.warning(visit)
                .map(warning -> journey.next(visits.update(visit, pending -> pending.past(warning))))
                .orElseGet(() -> journey.next(visit));
    }

    private Reply question(Visit visit, Request request) {
        return withUser(
                visit,
                (same, user) -> new ConsentPage(
                                visit.form(Journey.CONSENT),
                                new AccountRow(0, user.name(), user.email()),
                                scopes(visit.asked()),
                                Scopes.areIdentityOnly(visit.asked().scopes()),
                                Journey.CHOOSER,
                                profile == Profile.GOOGLE_2012 ? "Allow" : "Continue")
                        .page());
    }

    private Reply decision(Visit visit, Request request) {
        return withUser(visit, (same, user) -> isAllowed(request) ? journey.allow(visit, user) : journey.deny(visit));
    }

    /** Nobody gets to the question past an account or a warning by typing its URL. */
    private Reply withUser(Visit visit, BiFunction<Visit, User, Reply> page) {
        var user = journey.user(visit);
        return user.isPresent() && journey.warning(visit).isEmpty()
                ? page.apply(visit, user.get())
                : journey.next(visit);
    }

    private static boolean isAllowed(Request request) {
        return request.form().find("decision").filter("allow"::equals).isPresent();
    }

    private static List<ScopeRow> scopes(AuthorizationRequest asked) {
        return asked.scopes().stream()
                .map(scope -> new ScopeRow(
                        scope, Scopes.find(scope).map(Scope::consentText).orElse(scope)))
                .toList();
    }
}
