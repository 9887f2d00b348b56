package dev.understudy.server.device;

import dev.understudy.server.model.DeviceAuthorization;
import dev.understudy.server.model.DeviceAuthorization.Decision;
import dev.understudy.server.model.Project;
import dev.understudy.server.model.User;
import dev.understudy.server.page.WarningPage;
import dev.understudy.server.refusal.Admission;
import dev.understudy.server.refusal.ErrorPage;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.wire.Handler;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import java.util.stream.Stream;

/** Lets those on to the last pages who have chosen an account that may use the app. */
final class DeviceAdmission {

    private final DeviceSurroundings surroundings;
    private final DeviceVisits visits;
    private final Admission admission;
    private final ErrorPage errors;

    DeviceAdmission(DeviceSurroundings surroundings, DeviceVisits visits) {
        this.surroundings = surroundings;
        this.visits = visits;
        this.admission = new Admission(surroundings.records());
        this.errors = new ErrorPage(surroundings.records(), surroundings.profile());
    }

    /** What one page does for somebody who may use the app. */
    interface Page {
        Reply answer(DeviceJourney journey, DeviceAuthorization device, User user, Request request);
    }

    /** The handler of a page that nobody gets to without an account by typing its URL. */
    Handler handler(Page page) {
        return visits.deviceHandler((journey, request) -> {
            var user = journey.visit().userSub().flatMap(surroundings.records().users()::find);
            var device = journey.device();
            if (user.isEmpty() || device.isEmpty()) {
                return journey.to(DevicePaths.CHOOSER);
            }
            try {
                admit(device.get(), user.get());
            } catch (Refusal refusal) {
                return refused(journey, device.get(), user.get(), refusal);
            }
            return page.answer(journey, device.get(), user.get(), request);
        });
    }

    /** The project of the app on a device. */
    Project project(DeviceAuthorization device) {
        return admission.project(admission.client(device.clientId()));
    }

    /** Whether this user may allow the app all or nothing. */
    boolean isAllOrNothing(DeviceAuthorization device, User user) {
        return admission.isAllOrNothing(admission.client(device.clientId()), user);
    }

    /** Whether the user must be warned of the app before being asked. */
    boolean mustWarn(DeviceJourney journey, DeviceAuthorization device) {
        return !journey.visit().isWarned()
                && surroundings.profile().warnsOfUnverifiedApps()
                && Admission.warnsOf(project(device), device.scopes());
    }

    /** The rules of the authorization endpoint. */
    private void admit(DeviceAuthorization device, User user) {
        var client = admission.client(device.clientId());
        admission.check(client, device.scopes(), user, parameters(device));
        if (admission.blocks(admission.project(client), device.scopes(), user)) {
            throw Refusal.of(OAuthError.ACCESS_DENIED, WarningPage.BLOCKED)
                    .explained(
                            "The app is not verified and may not have another user, or has not declared its scopes.");
        }
    }

    /** What Google documents for the poll is told to the device; otherwise it goes on waiting, for another account. */
    private Reply refused(DeviceJourney journey, DeviceAuthorization device, User user, Refusal refusal) {
        var told = Stream.of(Decision.ORG_INTERNAL, Decision.ADMIN_POLICY_ENFORCED)
                .filter(decision -> decision.name().equals(refusal.error().name()))
                .findFirst();
        told.ifPresent(decision -> surroundings
                .records()
                .deviceAuthorizations()
                .update(journey.visit().deviceKey().orElse(""), waiting -> waiting.refused(user.sub(), decision)));
        return errors.show(refusal, parameters(device), DevicePaths.FLOW);
    }

    private static Params parameters(DeviceAuthorization device) {
        return Params.of("client_id", device.clientId(), "scope", String.join(" ", device.scopes()));
    }
}
