package dev.understudy.server.device;

import dev.understudy.server.model.ConsentScreen;
import dev.understudy.server.model.DeviceAuthorization;
import dev.understudy.server.model.Scope;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.page.AccountRow;
import dev.understudy.server.page.ConsentPage;
import dev.understudy.server.page.ConsentWords;
import dev.understudy.server.page.Notice;
import dev.understudy.server.page.ScopeRow;
import dev.understudy.server.token.Grants;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The last page of the device flow: whether the device may. */
final class DeviceConsent {

    private final DeviceSurroundings surroundings;
    private final DeviceVisits visits;
    private final Grants grants;

    DeviceConsent(DeviceSurroundings surroundings, DeviceVisits visits) {
        this.surroundings = surroundings;
        this.visits = visits;
        this.grants = new Grants(surroundings.records(), surroundings.tokens());
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(
                        "device.consent",
                        Route.get(DevicePaths.CONSENT),
                        visits.deviceHandler((journey, request) -> withUser(journey, this::question))),
                Endpoint.of(
                        "device.consent",
                        Route.post(DevicePaths.CONSENT),
                        visits.deviceHandler((journey, request) ->
                                withUser(journey, (same, device, user) -> decision(same, device, user, request)))));
    }

    private interface Page {
        Reply answer(DeviceJourney journey, DeviceAuthorization device, User user);
    }

    /** Nobody gets to the question without an account by typing its URL. */
    private Reply withUser(DeviceJourney journey, Page page) {
        var user = journey.visit().userSub().flatMap(surroundings.records().users()::find);
        var device = journey.device();
        if (user.isEmpty() || device.isEmpty()) {
            return journey.to(DevicePaths.CHOOSER);
        }
        return refusal(device.get(), user.get()).orElseGet(() -> page.answer(journey, device.get(), user.get()));
    }

    private Reply question(DeviceJourney journey, DeviceAuthorization device, User user) {
        var rows = device.scopes().stream()
                .map(scope -> new ScopeRow(
                        scope, Scopes.find(scope).map(Scope::consentText).orElse(scope)))
                .toList();
        var form = journey.form(DevicePaths.CONSENT);
        var words = Scopes.areIdentityOnly(device.scopes())
                ? ConsentWords.signIn(form.app())
                : ConsentWords.access(form.app());
        return new ConsentPage(form, new AccountRow(0, user.name(), user.email()), rows, words, DevicePaths.CHOOSER)
                .page();
    }

    private Reply decision(DeviceJourney journey, DeviceAuthorization device, User user, Request request) {
        if (!visits.end(journey)) {
            return DeviceVisits.stale();
        }
        boolean allowed =
                request.form().find("decision").filter("allow"::equals).isPresent();
        String key = journey.visit().deviceKey().orElse("");
        if (!allowed) {
            surroundings.records().deviceAuthorizations().update(key, waiting -> waiting.denied(user.sub()));
            return new Notice(200, "Access denied", "The device was not connected. You may close this window.").page();
        }
        var now = surroundings.clock().now(device.projectId());
        var grant = grants.keep(user.sub(), device.projectId(), device.scopes(), now);
        surroundings.records().deviceAuthorizations().update(key, waiting -> waiting.allowed(user.sub(), grant.id()));
        return new Notice(200, "Success!", "Device connected. Return to your device to continue.")
                .page()
                .noting(List.of(new Fact("user", user.email()), new Fact("grant", grant.id())));
    }

    /** Google's rules for Internal apps and for apps in Testing. */
    private Optional<Reply> refusal(DeviceAuthorization device, User user) {
        var screen = surroundings.records().projects().find(device.projectId()).map(project -> project.consentScreen());
        boolean outsider = screen.flatMap(ConsentScreen::internalTo)
                .filter(domain -> user.hostedDomain().filter(domain::equals).isEmpty())
                .isPresent();
        if (outsider) {
            return Optional.of(blocked("Error 403: org_internal", "The app is Internal to an organization."));
        }
        boolean stranger = screen.filter(found -> found.publishing() == ConsentScreen.Publishing.TESTING)
                .filter(found -> found.testUsers().stream()
                        .noneMatch(tester -> tester.toLowerCase(Locale.ROOT)
                                .equals(user.email().toLowerCase(Locale.ROOT))))
                .isPresent();
        return stranger
                ? Optional.of(blocked("Error 403: access_denied", "The app is in Testing, and this is no test user."))
                : Optional.empty();
    }

    private static Reply blocked(String error, String why) {
        return new Notice(403, "Access blocked", error + ". " + why).page().noting(Fact.why(why));
    }
}
