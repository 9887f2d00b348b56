package dev.understudy.server.device;

import dev.understudy.server.model.User;
import dev.understudy.server.page.AccountChooser;
import dev.understudy.server.page.AccountRow;
import dev.understudy.server.page.DeviceCodePage;
import dev.understudy.server.page.IdentifierPage;
import dev.understudy.server.session.Browsers;
import dev.understudy.server.wire.Endpoint;
import dev.understudy.server.wire.Fact;
import dev.understudy.server.wire.Reply;
import dev.understudy.server.wire.Request;
import dev.understudy.server.wire.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pages at which the user types the device's code, says who they are, and allows or denies. */
public final class DevicePages {

    private final DeviceSurroundings surroundings;
    private final Browsers browsers;
    private final DeviceVisits visits;
    private final DeviceConsent consent;

    /** The pages among these surroundings. */
    public DevicePages(DeviceSurroundings surroundings) {
        this.surroundings = surroundings;
        this.browsers = new Browsers(surroundings.records(), surroundings.tokens());
        this.visits = new DeviceVisits(surroundings, browsers);
        this.consent = new DeviceConsent(surroundings, visits);
    }

    /** Every page. */
    public List<Endpoint> endpoints() {
        var all = new ArrayList<>(List.of(
                Endpoint.of("device", Route.get(DevicePaths.SHORT), request -> shortcut()),
                Endpoint.of("device.page", Route.get(DevicePaths.USER_CODE), this::question),
                Endpoint.of("device.page", Route.post(DevicePaths.USER_CODE), visits.handler(this::typedCode)),
                Endpoint.of(
                        "device.chooser",
                        Route.get(DevicePaths.CHOOSER),
                        visits.deviceHandler((journey, request) -> chooser(journey))),
                Endpoint.of("device.chooser", Route.post(DevicePaths.CHOOSER), visits.deviceHandler(this::picked)),
                Endpoint.of(
                        "device.identifier",
                        Route.get(DevicePaths.IDENTIFIER),
                        visits.deviceHandler((journey, request) -> identifier(journey, "", Optional.empty()))),
                Endpoint.of(
                        "device.identifier",
                        Route.post(DevicePaths.IDENTIFIER),
                        visits.deviceHandler(this::typedAddress))));
        all.addAll(consent.endpoints());
        return List.copyOf(all);
    }

    private static Reply shortcut() {
        return Reply.redirect(DevicePaths.USER_CODE + "?flowName=" + DevicePaths.FLOW);
    }

    private Reply question(Request request) {
        var journey = visits.begin(request);
        return journey.browser()
                .remember(new DeviceCodePage(journey.form(DevicePaths.USER_CODE), "", Optional.empty()).page());
    }

    /** The words for a wrong code are from memory. */
    private Reply typedCode(DeviceJourney journey, Request request) {
        String typed = request.form().find("user_code").orElse("").strip();
        var device = visits.device(typed);
        if (device.isPresent()) {
            return visits.update(journey, visit -> visit.withDevice(device.get()))
                    .to(DevicePaths.CHOOSER);
        }
        var after = visits.update(journey, visit -> visit.withWrongCode());
        return new DeviceCodePage(
                        after.form(DevicePaths.USER_CODE), typed, Optional.of("That code didn't work. Try again."))
                .page()
                .noting(Fact.why("No device waits with this code: it is misspelled, too old or was answered."));
    }

    private Reply chooser(DeviceJourney journey) {
        var rows =
                AccountRow.of(surroundings.records().usersOf(project(journey)).toList(), List.of());
        return new AccountChooser(journey.form(DevicePaths.CHOOSER), rows, DevicePaths.IDENTIFIER).page();
    }

    private Reply picked(DeviceJourney journey, Request request) {
        return request.form()
                .find("account")
                .flatMap(surroundings.records()::userByEmail)
                .filter(user -> surroundings.records().knows(project(journey), user))
                .map(user -> signedIn(journey, user))
                .orElseGet(() -> journey.to(DevicePaths.CHOOSER));
    }

    private Reply identifier(DeviceJourney journey, String typed, Optional<String> problem) {
        return new IdentifierPage(journey.form(DevicePaths.IDENTIFIER), typed, problem).page();
    }

    /** Google's words, from memory. */
    private Reply typedAddress(DeviceJourney journey, Request request) {
        String typed = request.form().find("identifier").orElse("").strip();
        return surroundings
                .records()
                .userByEmail(typed)
                .filter(user -> surroundings.records().knows(project(journey), user))
                .map(user -> signedIn(journey, user))
                .orElseGet(() -> identifier(journey, typed, Optional.of("Couldn't find your Google Account"))
                        .noting(Fact.why("The world of this server has no account of that address.")));
    }

    private static String project(DeviceJourney journey) {
        return journey.device().map(device -> device.projectId()).orElse("");
    }

    private Reply signedIn(DeviceJourney journey, User user) {
        browsers.signIn(journey.browser(), user, surroundings.clock().now(project(journey)));
        return visits.update(journey, visit -> visit.withUser(user.sub()))
                .to(DevicePaths.CONSENT)
                .noting(new Fact("user", user.email()));
    }
}
