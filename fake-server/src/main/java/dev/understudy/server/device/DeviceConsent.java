package dev.understudy.server.device;

import dev.understudy.server.model.DeviceAuthorization;
import dev.understudy.server.model.User;
import dev.understudy.server.page.AccountRow;
import dev.understudy.server.page.ConsentPage;
import dev.understudy.server.page.ConsentWords;
import dev.understudy.server.page.Notice;
import dev.understudy.server.page.ScopeChoice;
import dev.understudy.server.page.WarningPage;
import dev.understudy.server.token.Grants;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.List;
import java.util.function.UnaryOperator;

/** The last pages of the device flow: a warning of apps that are not verified, and whether the device may. */
final class DeviceConsent {

    private final DeviceSurroundings surroundings;
    private final DeviceVisits visits;
    private final DeviceAdmission admission;
    private final Grants grants;

    DeviceConsent(DeviceSurroundings surroundings, DeviceVisits visits) {
        this.surroundings = surroundings;
        this.visits = visits;
        this.admission = new DeviceAdmission(surroundings, visits);
        this.grants = new Grants(surroundings.records(), surroundings.tokens());
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("device.warning", Route.get(DevicePaths.WARNING), admission.handler(this::warning)),
                Endpoint.of("device.warning", Route.post(DevicePaths.WARNING), admission.handler(this::passed)),
                Endpoint.of("device.consent", Route.get(DevicePaths.CONSENT), admission.handler(this::question)),
                Endpoint.of("device.consent", Route.post(DevicePaths.CONSENT), admission.handler(this::decision)));
    }

    private Reply warning(DeviceJourney journey, DeviceAuthorization device, User user, Request request) {
        var screen = admission.project(device).consentScreen();
        var kind = WarningPage.Kind.ofUnverified(screen, surroundings.profile().wording());
        return new WarningPage(journey.form(DevicePaths.WARNING), kind, screen.supportEmail()).page();
    }

    private Reply passed(DeviceJourney journey, DeviceAuthorization device, User user, Request request) {
        return isAllowed(request)
                ? visits.update(journey, visit -> visit.pastWarning()).to(DevicePaths.CONSENT)
                : denied(journey, user);
    }

    /** Nobody gets past the warning by typing the next URL. */
    private Reply question(DeviceJourney journey, DeviceAuthorization device, User user, Request request) {
        if (admission.mustWarn(journey, device)) {
            return journey.to(DevicePaths.WARNING);
        }
        var choice = choice(device, user);
        var form = journey.form(DevicePaths.CONSENT);
        var words = choice.hasBoxes() ? ConsentWords.deviceChoice(form.app()) : ConsentWords.device(form.app());
        var account = new AccountRow(0, user.name(), user.email());
        return new ConsentPage(form, account, choice.rows(request.query()), words, DevicePaths.CHOOSER).page();
    }

    /** Boxes as in a browser: none where a company trusts the client. */
    private ScopeChoice choice(DeviceAuthorization device, User user) {
        return admission.isAllOrNothing(device, user)
                ? ScopeChoice.none(device.scopes())
                : ScopeChoice.of(device.scopes(), surroundings.profile());
    }

    private Reply decision(DeviceJourney journey, DeviceAuthorization device, User user, Request request) {
        if (admission.mustWarn(journey, device)) {
            return journey.to(DevicePaths.WARNING);
        }
        // The account may have been changed in another window since the page was made.
        if (!request.form().all("account").equals(List.of(user.email()))) {
            return journey.to(DevicePaths.CONSENT);
        }
        var granted = choice(device, user).granted(request.form());
        if (!isAllowed(request) || granted.isEmpty()) {
            return denied(journey, user);
        }
        if (!visits.end(journey)) {
            return DeviceVisits.stale();
        }
        var now = surroundings.clock().now(device.projectId());
        var grant = grants.keep(user.sub(), device.projectId(), device.scopes(), granted, now);
        update(journey, waiting -> waiting.allowed(user.sub(), grant.id(), granted));
        return new Notice(200, "Success!", "Device connected. Return to your device to continue.")
                .page()
                .noting(List.of(new Fact("user", user.email()), new Fact("grant", grant.id())));
    }

    private Reply denied(DeviceJourney journey, User user) {
        if (!visits.end(journey)) {
            return DeviceVisits.stale();
        }
        update(journey, waiting -> waiting.denied(user.sub()));
        return new Notice(200, "Access denied", "The device was not connected. You may close this window.").page();
    }

    private void update(DeviceJourney journey, UnaryOperator<DeviceAuthorization> change) {
        String key = journey.visit().deviceKey().orElse("");
        surroundings.records().deviceAuthorizations().update(key, change);
    }

    private static boolean isAllowed(Request request) {
        return request.form().find("decision").filter("allow"::equals).isPresent();
    }
}
