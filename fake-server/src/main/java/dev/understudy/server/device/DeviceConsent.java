package dev.understudy.server.device;

import dev.understudy.server.model.DeviceAuthorization;
import dev.understudy.server.model.DeviceAuthorization.Decision;
import dev.understudy.server.model.Scope;
import dev.understudy.server.model.Scopes;
import dev.understudy.server.model.User;
import dev.understudy.server.page.AccountRow;
import dev.understudy.server.page.ConsentPage;
import dev.understudy.server.page.ConsentWords;
import dev.understudy.server.page.Notice;
import dev.understudy.server.page.ScopeRow;
import dev.understudy.server.page.WarningPage;
import dev.understudy.server.refusal.Admission;
import dev.understudy.server.refusal.ErrorPage;
import dev.understudy.server.refusal.Refusal;
import dev.understudy.server.token.Grants;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.OAuthError;
import dev.understudy.server.wire.Params;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.List;
import java.util.stream.Stream;

/** The last page of the device flow: whether the device may. */
final class DeviceConsent {

    private final DeviceSurroundings surroundings;
    private final DeviceVisits visits;
    private final Grants grants;
    private final Admission admission;
    private final ErrorPage errors;

    DeviceConsent(DeviceSurroundings surroundings, DeviceVisits visits) {
        this.surroundings = surroundings;
        this.visits = visits;
        this.grants = new Grants(surroundings.records(), surroundings.tokens());
        this.admission = new Admission(surroundings.records());
        this.errors = new ErrorPage(surroundings.records(), surroundings.profile());
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
        try {
            admit(device.get(), user.get());
        } catch (Refusal refusal) {
            return refused(journey, device.get(), user.get(), refusal);
        }
        return page.answer(journey, device.get(), user.get());
    }

    private Reply question(DeviceJourney journey, DeviceAuthorization device, User user) {
        var rows = device.scopes().stream()
                .map(scope -> new ScopeRow(
                        scope, Scopes.find(scope).map(Scope::consentText).orElse(scope)))
                .toList();
        var form = journey.form(DevicePaths.CONSENT);
        var account = new AccountRow(0, user.name(), user.email());
        return new ConsentPage(form, account, rows, ConsentWords.device(form.app()), DevicePaths.CHOOSER).page();
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
