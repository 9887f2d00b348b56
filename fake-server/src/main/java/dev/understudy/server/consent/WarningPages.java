package dev.understudy.server.consent;

import dev.understudy.server.model.ConsentScreen;
import dev.understudy.server.model.PendingAuthorization.Warning;
import dev.understudy.server.model.Profile;
import dev.understudy.server.page.WarningPage;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.List;

/** The pages that warn before the question is asked. */
final class WarningPages {

    private final Profile profile;
    private final Visits visits;
    private final Journey journey;

    WarningPages(Surroundings surroundings, Visits visits, Journey journey) {
        this.profile = surroundings.profile();
        this.visits = visits;
        this.journey = journey;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("authorize.warning", Route.get(Journey.WARNING), visits.handler(this::warning)),
                Endpoint.of("authorize.warning", Route.post(Journey.WARNING), visits.handler(this::answer)));
    }

    private Reply warning(Visit visit, Request request) {
        return journey.warning(visit).map(warning -> page(visit, warning)).orElseGet(() -> journey.next(visit));
    }

    private Reply answer(Visit visit, Request request) {
        var warning = journey.warning(visit);
        if (warning.isEmpty()) {
            return journey.next(visit);
        }
        return warning.get() != Warning.BLOCKED && Decided.isAllowed(request)
                ? journey.next(visits.update(visit, pending -> pending.past(warning.get())))
                : journey.deny(visit);
    }

    private Reply page(Visit visit, Warning warning) {
        var screen = visit.asked().project().consentScreen();
        return new WarningPage(visit.form(Journey.WARNING), kind(screen, warning), screen.supportEmail()).page();
    }

    private WarningPage.Kind kind(ConsentScreen screen, Warning warning) {
        return switch (warning) {
            case OUT_OF_BAND -> WarningPage.Kind.OUT_OF_BAND;
            case BLOCKED -> WarningPage.Kind.BLOCKED;
            case UNVERIFIED -> WarningPage.Kind.ofUnverified(screen, profile.wording());
        };
    }
}
